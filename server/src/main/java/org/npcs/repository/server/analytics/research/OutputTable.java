package org.npcs.repository.server.analytics.research;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.analytics.disclosure.OutputFigure;
import org.npcs.repository.server.analytics.disclosure.Relation;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * A table of counts: what stands where, and which counts are sums of others.
 *
 * @param figures counts by place; null where the table shows none
 * @param totals sums by the place of the total and the places of its parts
 */
record OutputTable(Map<String, @Nullable Long> figures, Set<Relation> totals) {

    /**
     * Reads a table that was sent.
     *
     * @param earlier tables that were allowed before, whose places may stand in totals
     * @throws ProblemException {@code validation-failed} for a place that stands twice or nowhere
     */
    static OutputTable of(JsonNode sent, OutputTable earlier) {
        var findings = new ArrayList<Finding>();
        var figures = new LinkedHashMap<String, @Nullable Long>();
        int place = 0;
        for (JsonNode figure : sent.path("figures")) {
            var at = figure.path("place").asString("");
            if (figures.containsKey(at)) {
                findings.add(Faults.finding("STR-DUPLICATE", "/figures/" + place + "/place"));
            }
            figures.put(at, figure.has("count") ? (Long) figure.path("count").longValue() : null);
            place++;
        }
        var known = new HashSet<>(earlier.figures().keySet());
        known.addAll(figures.keySet());
        var totals = new LinkedHashSet<Relation>();
        int number = 0;
        for (JsonNode total : sent.path("totals")) {
            var pointer = "/totals/" + number++;
            var parts =
                    total.path("parts").valueStream().map(JsonNode::asString).toList();
            if (!known.contains(total.path("total").asString(""))) {
                findings.add(Faults.finding("STR-NAMED", pointer + "/total"));
            }
            for (int i = 0; i < parts.size(); i++) {
                if (!known.contains(parts.get(i)) || parts.indexOf(parts.get(i)) != i) {
                    findings.add(Faults.finding("STR-NAMED", pointer + "/parts/" + i));
                }
            }
            if (parts.contains(total.path("total").asString(""))) {
                findings.add(Faults.finding("STR-NAMED", pointer + "/total"));
            }
            if (findings.isEmpty()) {
                totals.add(new Relation(total.path("total").asString(""), parts));
            }
        }
        Faults.require(findings);
        return new OutputTable(figures, totals);
    }

    /** A table that was allowed, as it was kept; its totals may name places of earlier ones. */
    static OutputTable stored(JsonNode kept) {
        var figures = new LinkedHashMap<String, @Nullable Long>();
        kept.path("figures")
                .forEach(figure -> figures.put(
                        figure.path("place").asString(""),
                        figure.has("count") ? (Long) figure.path("count").longValue() : null));
        var totals = new LinkedHashSet<Relation>();
        kept.path("totals")
                .forEach(total -> totals.add(new Relation(
                        total.path("total").asString(""),
                        total.path("parts")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())));
        return new OutputTable(figures, totals);
    }

    /** Nothing at all. */
    static OutputTable none() {
        return new OutputTable(Map.of(), Set.of());
    }

    /**
     * This table with another one that was allowed before. Where only one shows a count, it is shown; of two different counts this
     * table's stands, and contradicts the totals of the other.
     */
    OutputTable with(OutputTable earlier) {
        var both = new LinkedHashMap<>(earlier.figures());
        figures.forEach((place, count) -> {
            if (count != null || !both.containsKey(place)) {
                both.put(place, count);
            }
        });
        var sums = new LinkedHashSet<>(earlier.totals());
        sums.addAll(totals);
        return new OutputTable(both, sums);
    }

    /** The part of an earlier table that hangs together with this one by common places and totals. */
    OutputTable touching(OutputTable earlier) {
        var reached = new LinkedHashSet<>(figures.keySet());
        totals.forEach(total -> {
            reached.add(total.total());
            reached.addAll(total.parts());
        });
        var sums = new LinkedHashSet<Relation>();
        boolean more = true;
        while (more) {
            more = false;
            for (Relation total : earlier.totals()) {
                boolean touches = reached.contains(total.total())
                        || total.parts().stream().anyMatch(reached::contains);
                if (touches && sums.add(total)) {
                    reached.add(total.total());
                    reached.addAll(total.parts());
                    more = true;
                }
            }
        }
        var places = new LinkedHashMap<String, @Nullable Long>();
        earlier.figures().forEach((place, count) -> {
            if (reached.contains(place)) {
                places.put(place, count);
            }
        });
        return new OutputTable(places, sums);
    }

    /** Places at which an earlier table shows another count. */
    List<String> contradicting(OutputTable earlier) {
        return figures.entrySet().stream()
                .filter(figure -> {
                    var before = earlier.figures().get(figure.getKey());
                    return figure.getValue() != null && before != null && !before.equals(figure.getValue());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Its places as the check takes them. */
    List<OutputFigure> asFigures() {
        var all = new ArrayList<OutputFigure>();
        figures.forEach((place, count) -> all.add(new OutputFigure(place, count)));
        return all;
    }
}
