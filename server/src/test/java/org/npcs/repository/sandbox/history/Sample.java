package org.npcs.repository.sandbox.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A history that is large enough to find what is planted in it again, read as an analyst would read the tables. */
final class Sample {

    /** Incidents that count, each with its member. */
    record Counted(String member, Case of) {

        ObjectNode incident() {
            return of.current().content();
        }

        String kind() {
            return String.valueOf(of.current().facets().get("kind"));
        }

        String day() {
            return incident().path("eventDate").asString();
        }

        boolean finalised() {
            return !of.review().isEmpty() && review().state().equals("finalised");
        }

        Version review() {
            return of.review().get(of.review().size() - 1);
        }

        /** The value of an item in a slot, or -1 where it is missing. */
        int rating(String item, String rater) {
            for (JsonNode rating : review().content().path("ratings")) {
                if (rating.path("item").asString().equals(item)
                        && rating.path("rater").asString().equals(rater)) {
                    return rating.path("value").asInt(-1);
                }
            }
            return -2;
        }

        boolean actionable(String item) {
            return rating(item, "agreed") >= 2;
        }

        boolean theme(String theme) {
            return review().content().path("opportunities").valueStream().anyMatch(one -> one.path("theme")
                    .asString()
                    .equals(theme));
        }
    }

    private static final List<String> GONE = List.of("voided", "merged");

    private Sample() {}

    /** What counts of a history. */
    static List<Counted> of(HistorySize size) {
        var sample = new ArrayList<Counted>();
        for (Contributor member : Contributor.ALL) {
            InventedHistory.of(size).each(member, one -> {
                if (!GONE.contains(one.current().state())) {
                    sample.add(new Counted(member.code(), one));
                }
            });
        }
        return sample;
    }

    static double share(List<Counted> of, Predicate<Counted> that) {
        return of.stream().filter(that).count() / (double) of.size();
    }

    /** A share lies within four standard errors of what was planted. */
    static void recovers(List<Counted> of, Predicate<Counted> that, double planted) {
        var error = Math.sqrt(planted * (1 - planted) / of.size());
        assertThat(Math.abs(share(of, that) - planted)).isLessThan(4 * error + 1e-9);
    }

    /** Cohen's kappa with linear weights over four categories. */
    static double kappa(List<int[]> pairs) {
        var first = new double[4];
        var second = new double[4];
        double observed = 0;
        for (int[] pair : pairs) {
            first[pair[0]]++;
            second[pair[1]]++;
            observed += Math.abs(pair[0] - pair[1]);
        }
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                expected += Math.abs(i - j) * first[i] * second[j] / pairs.size();
            }
        }
        return 1 - observed / expected;
    }
}
