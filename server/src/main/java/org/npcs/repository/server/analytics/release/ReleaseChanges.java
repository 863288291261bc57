package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.npcs.repository.contract.definition.AnalysisTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares what two releases tell in one table; it looks at nothing that was not published. */
final class ReleaseChanges {

    private ReleaseChanges() {}

    static List<ObjectNode> between(AnalysisTable table, JsonNode later, JsonNode earlier) {
        var before = told(table, earlier);
        var after = told(table, later);
        boolean method = !later.path("methodVersion").equals(earlier.path("methodVersion"));
        var changes = new ArrayList<ObjectNode>();
        after.forEach((cell, figure) -> {
            var was = before.get(cell);
            if (!figure.equals(was)) {
                changes.add(change(
                        table,
                        cell,
                        was == null ? "new-period" : method ? "method" : "late-data",
                        was == null ? "not told" : was,
                        figure));
            }
        });
        before.forEach((cell, figure) -> {
            if (!after.containsKey(cell)) {
                changes.add(change(table, cell, "no-longer-told", figure, "not told"));
            }
        });
        return changes;
    }

    private static Map<String, String> told(AnalysisTable table, JsonNode told) {
        var cells = new LinkedHashMap<String, String>();
        for (JsonNode one : told.path("rows")) {
            var row = one.path("row");
            var codes = new TreeMap<String, String>();
            table.keys().forEach(key -> codes.put(key, row.path(key).asString("")));
            for (String dimension : one.path("by").asString("").split(",")) {
                if (!dimension.isEmpty()) {
                    codes.put(dimension, row.path(dimension).asString(""));
                }
            }
            var panel = one.path("panel").asString("all");
            if (!panel.equals("all")) {
                codes.put("panel", panel);
            }
            cells.put(
                    LeafKey.of(table.id(), codes) + '|' + row.path("period").asString(""),
                    row.has("nLower")
                            ? row.path("nLower").asString("") + "-"
                                    + row.path("nUpper").asString("")
                            : row.path("status").asString(""));
        }
        return cells;
    }

    private static ObjectNode change(AnalysisTable table, String cell, String change, String before, String after) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("table", table.id())
                .put("cell", cell)
                .put("change", change)
                .put("before", before)
                .put("after", after);
    }
}
