package org.npcs.repository.sandbox.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Ratings of all items. Each item is actionable as often as planted, one item more often where another one is; a second rater
 * repeats the first with a known probability and draws anew otherwise, which makes that probability the kappa of every weighting.
 */
final class Ratings {

    private static final Weighted<String> REASONS = Weighted.of(
            "",
            1 - Planted.NOT_APPLICABLE - Planted.UNDETERMINED,
            "NA",
            Planted.NOT_APPLICABLE,
            "UNK",
            Planted.UNDETERMINED);

    private final String member;
    private final Chance chance;

    Ratings(String member, Chance chance) {
        this.member = member;
        this.chance = chance;
    }

    void write(ArrayNode list) {
        var twice = chance.yes(Planted.DOUBLE_RATED);
        boolean lifting = false;
        for (String item : Planted.PREVALENCE.keySet()) {
            var share = Planted.prevalence(member, item);
            var given = item.equals(Planted.LIFTED) ? lifted(share, lifting) : share;
            var actionable = chance.yes(given);
            if (item.equals(Planted.LIFTED_BY)) {
                lifting = actionable;
            }
            var value = value(actionable);
            var missing = missing();
            write(list, item, "agreed", value, missing);
            if (twice) {
                write(list, item, "r1", value, missing);
                var same = chance.yes(Planted.KAPPA.getOrDefault(item.substring(0, 3), 0.0));
                write(list, item, "r2", same ? value : value(chance.yes(share)), missing);
            }
        }
    }

    /** The share among reviews in which the other item is actionable, or is not, that keeps the share over all. */
    private double lifted(double share, boolean lifting) {
        var other = Planted.prevalence(member, Planted.LIFTED_BY);
        return lifting ? share * Planted.LIFT : share * (1 - other * Planted.LIFT) / (1 - other);
    }

    private int value(boolean actionable) {
        return actionable ? (chance.yes(Planted.STRONG) ? 3 : 2) : (chance.yes(Planted.LATENT) ? 1 : 0);
    }

    private @Nullable String missing() {
        var reason = chance.one(REASONS);
        return reason.isEmpty() ? null : reason;
    }

    private static void write(ArrayNode list, String item, String rater, int value, @Nullable String missing) {
        var rating = list.addObject().put("item", item).put("rater", rater);
        if (missing == null) {
            rating.put("value", value);
        } else {
            rating.put("missing", missing);
        }
    }
}
