package org.npcs.repository.conformance.toy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.StatedFigures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts of the own incidents by kind; of everything else nothing is collected here. */
final class OwnCounts {

    private final Archive archive;

    OwnCounts(Archive archive) {
        this.archive = archive;
    }

    List<ObjectNode> rows(AnalysisTable table, List<String> by, Map<String, String> query, String asOf) {
        LocalDate from = LocalDate.parse(query.getOrDefault("from", "2025-01-01"));
        LocalDate until = LocalDate.parse(query.getOrDefault("until", "2025-12-31"));
        List<ObjectNode> rows = new ArrayList<>();
        for (Map<String, String> codes : Figures.codes(table, by)) {
            ObjectNode row = Reply.JSON.createObjectNode();
            row.put("period", from.toString().substring(0, 7))
                    .put("periodLabel", from.toString().substring(0, 7));
            row.put("periodStart", from.toString())
                    .put("periodEnd", until.toString())
                    .put("panel", "own");
            codes.forEach((dimension, code) -> row.put(dimension, code).put(dimension + "Label", code));
            if (table.id().equals("incidents")) {
                long n = counted(query.getOrDefault("member", ""), from, until, asOf, codes.getOrDefault("kind", ""));
                row.put("n", n).put("nLower", n).put("nUpper", n);
                row.put("status", n == 0 ? "zero" : "shown");
            } else if (table.id().equals(StatedFigures.OUTCOMES)) {
                stated(row, query.getOrDefault("member", ""), codes.getOrDefault("measure", ""), from, asOf);
            } else {
                row.put("status", "not-collected");
            }
            rows.add(row);
        }
        return rows;
    }

    /** The numbers of the calendar year in which the span begins, as they were stated then. */
    private void stated(ObjectNode row, String owner, String measure, LocalDate from, String asOf) {
        String year = String.valueOf(from.getYear());
        row.put("period", year).put("periodLabel", year).put("status", "not-collected");
        archive.statement(owner, "outcome-observation", measure + "/" + year)
                .flatMap(doc -> doc.versions.stream()
                        .filter(version -> !version.at().isAfter(Instant.parse(asOf)))
                        .reduce((one, later) -> later))
                .filter(version -> version.state().equals("stated"))
                .ifPresent(version -> StatedFigures.measures().stream()
                        .filter(one -> one.id().equals(measure))
                        .forEach(one -> {
                            tell(row, "n", version.content(), one.numerator().part());
                            tell(row, "of", version.content(), one.denominator().part());
                            row.put("status", "shown");
                        }));
    }

    private static void tell(ObjectNode row, String name, JsonNode content, @Nullable String part) {
        content.path("parts")
                .valueStream()
                .filter(one -> one.path("part").asString("").equals(part))
                .forEach(one -> row.put(name, one.path("value").asLong(0))
                        .put(name + "Lower", one.path("value").asLong(0))
                        .put(name + "Upper", one.path("value").asLong(0)));
    }

    private long counted(String owner, LocalDate from, LocalDate until, String asOf, String kind) {
        return archive.docs.stream()
                .filter(doc -> doc.owner.equals(owner) && !doc.review)
                .filter(doc -> doc.versions.stream()
                        .anyMatch(version -> version.state().equals("accepted")
                                && !version.at().isAfter(Instant.parse(asOf))))
                .filter(doc -> {
                    LocalDate day = LocalDate.parse(
                            doc.current().content().path("eventDate").asString("1900-01-01"));
                    return !day.isBefore(from) && !day.isAfter(until);
                })
                .filter(doc -> kind.isEmpty()
                        || doc.current()
                                .content()
                                .at("/determinations/0/kind")
                                .asString("")
                                .equals(kind))
                .count();
    }
}
