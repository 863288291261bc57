package org.npcs.repository.contract.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ratings of a review as another version of its instrument would show them, in the form {@code HarmonisedRatings} of the
 * contract. Nothing that was rated is changed; what cannot be told is absent with the reason.
 */
public final class Harmonisation {

    private final JsonNode stored;
    private final ArrayNode ratings;

    private Harmonisation(JsonNode stored, ArrayNode ratings) {
        this.stored = stored;
        this.ratings = ratings;
    }

    /**
     * Shows the ratings of a review as another version.
     *
     * @param review the content of the review, which is not changed
     * @param target the version that is asked for
     */
    public static ObjectNode of(JsonNode review, InstrumentVersion target) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("instrument", target.instrument()).put("instrumentVersion", target.version());
        String instrument = review.path("instrument").asString("");
        String version = review.path("instrumentVersion").asString("");
        Optional<Crosswalk> way = Definitions.published().crosswalk(instrument, version, target.version());
        boolean same = instrument.equals(target.instrument()) && version.equals(target.version());
        if (!instrument.equals(target.instrument())) {
            shown.put("reason", "other-instrument");
        } else if (!same && way.isEmpty()) {
            shown.put("reason", "no-crosswalk");
        }
        Harmonisation one = new Harmonisation(review.path("ratings"), shown.putArray("ratings"));
        if (same) {
            one.add(target.items().keySet().stream()
                    .map(item -> new Crosswalk.Relation("same", List.of(item), List.of(item), null))
                    .toList());
        } else if (instrument.equals(target.instrument())) {
            way.ifPresent(crosswalk -> {
                shown.put("crosswalk", crosswalk.id()).put("crosswalkVersion", crosswalk.version());
                one.add(crosswalk.relations());
            });
        }
        return shown;
    }

    private void add(List<Crosswalk.Relation> relations) {
        Set<String> raters = new LinkedHashSet<>();
        stored.forEach(rating -> raters.add(rating.path("rater").asString("")));
        raters.forEach(rater -> relations.forEach(relation -> add(relation, rater)));
    }

    private void add(Crosswalk.Relation relation, String rater) {
        if (relation.to().isEmpty()) {
            relation.from().forEach(item -> absent(item, rater, "dropped"));
        } else if (relation.from().isEmpty()) {
            relation.to().forEach(item -> absent(item, rater, "new-item"));
        } else {
            List<Integer> values = relation.from().stream()
                    .map(item -> value(item, rater))
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
            boolean rated = values.size() == relation.from().size();
            relation.to().forEach(item -> {
                if (rated) {
                    add(relation, item, rater, values);
                } else {
                    absent(item, rater, "not-rated");
                }
            });
        }
    }

    private void add(Crosswalk.Relation relation, String item, String rater, List<Integer> values) {
        Set<Optional<Integer>> mapped = values.stream()
                .map(value -> Optional.ofNullable(relation.mapped(value)))
                .collect(Collectors.toSet());
        if (mapped.contains(Optional.<Integer>empty())) {
            absent(item, rater, "scale-not-comparable");
        } else if (mapped.size() > 1) {
            absent(item, rater, "sources-differ");
        } else {
            entry(item, rater, relation.exact() ? "exact" : "approximate")
                    .put("value", mapped.iterator().next().orElseThrow());
        }
    }

    private void absent(String item, String rater, String reason) {
        entry(item, rater, "absent").put("reason", reason);
    }

    private ObjectNode entry(String item, String rater, String comparability) {
        return ratings.addObject().put("item", item).put("rater", rater).put("comparability", comparability);
    }

    private @Nullable Integer value(String item, String rater) {
        return stored.valueStream()
                .filter(rating -> rating.path("item").asString("").equals(item)
                        && rating.path("rater").asString("").equals(rater)
                        && rating.has("value"))
                .map(rating -> rating.path("value").intValue())
                .findFirst()
                .orElse(null);
    }
}
