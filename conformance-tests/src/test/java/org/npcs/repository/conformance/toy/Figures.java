package org.npcs.repository.conformance.toy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.BundleVersion;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.definition.StatedFigures;
import tools.jackson.databind.node.ObjectNode;

/** Invented figures across members, the same in every release; some are hidden. */
final class Figures {

    /** What the first member counts itself in each figure that is told. */
    static final int OWN = 2;

    private static final List<String> ITEMS = List.of("ENV-01", "FAM-01", "TEA-01");
    private static final List<String> ELEMENTS = List.of("incident.child.sex", "incident.eventDate");

    private Figures() {}

    /** A period: identifier, first and last day. */
    record Period(String id, String start, String end) {}

    static List<Period> periods(String length) {
        return switch (length) {
            case "quarter" ->
                List.of(
                        new Period("2025-Q3", "2025-07-01", "2025-09-30"),
                        new Period("2025-Q4", "2025-10-01", "2025-12-31"));
            case "fiscal" -> List.of(new Period("FFY2025", "2024-10-01", "2025-09-30"));
            case "triennium" -> List.of(new Period("2023-2025", "2023-01-01", "2025-12-31"));
            default ->
                List.of(new Period("2024", "2024-01-01", "2024-12-31"), new Period("2025", "2025-01-01", "2025-12-31"));
        };
    }

    /** The codes of all rows of a table by some dimensions. */
    static List<Map<String, String>> codes(AnalysisTable table, List<String> by) {
        List<Map<String, String>> rows = new ArrayList<>(List.of(Map.of()));
        Stream.concat(table.keys().stream(), by.stream()).forEach(dimension -> {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> row : rows) {
                for (String code : codes(dimension)) {
                    Map<String, String> more = new LinkedHashMap<>(row);
                    more.put(dimension, code);
                    longer.add(more);
                }
            }
            rows.clear();
            rows.addAll(longer);
        });
        return rows;
    }

    private static List<String> codes(String dimension) {
        return switch (dimension) {
            case "item", "otherItem" -> ITEMS;
            case "element" -> ELEMENTS;
            case "measure" -> StatedFigures.measures().stream().map(Measure::id).toList();
            case "bundle" ->
                StatedFigures.bundles().stream().map(BundleVersion::bundle).toList();
            case "bundleElement" ->
                StatedFigures.bundles().stream()
                        .flatMap(bundle -> StatedFigures.elements(bundle.bundle()).stream())
                        .toList();
            default ->
                Definitions.published()
                        .analysis()
                        .dimension(dimension)
                        .orElseThrow()
                        .codes();
        };
    }

    /** Sets the figure of a row; whether it is told depends on nothing but the row. */
    static void tell(ObjectNode row, String key) {
        int place = Math.floorMod(key.hashCode(), 28);
        if (place % 4 == 0) {
            row.put("status", place % 8 == 0 ? "suppressed-small" : "suppressed-complementary");
            return;
        }
        long least = 11 + 5L * (place % 7);
        row.put("nLower", least).put("nUpper", least + 4);
        row.put("ofLower", least + 50).put("ofUpper", least + 54);
        row.put("shareLower", 0.1).put("shareUpper", 0.5);
        row.put("intervalLower", 0.05).put("intervalUpper", 0.6);
        row.put("status", "shown");
    }

    /** Rows of a question across members, without what all rows of an answer have. */
    static List<ObjectNode> rows(AnalysisTable table, List<String> by, String length, String panel) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Period period : periods(length)) {
            for (Map<String, String> codes : codes(table, by)) {
                ObjectNode row = Reply.JSON.createObjectNode();
                row.put("period", period.id()).put("periodLabel", period.id());
                row.put("periodStart", period.start())
                        .put("periodEnd", period.end())
                        .put("panel", panel);
                codes.forEach((dimension, code) -> row.put(dimension, code).put(dimension + "Label", code));
                tell(row, table.id() + codes + period.id());
                rows.add(row);
            }
        }
        return rows;
    }
}
