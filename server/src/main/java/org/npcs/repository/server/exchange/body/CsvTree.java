package org.npcs.repository.server.exchange.body;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Columns as the tree that their paths make: a member below a member, a place below a list. */
final class CsvTree {

    private static final int PLACE_DIGITS = 6;

    private final Map<String, CsvTree> below = new TreeMap<>(CsvTree::order);
    private int column = -1;

    /** Adds a column; false when its path is none or leads through another column. */
    boolean add(List<String> path, int at) {
        if (path.isEmpty()) {
            var free = column < 0 && below.isEmpty();
            column = at;
            return free;
        }
        var step = path.get(0);
        return column < 0
                && !step.isEmpty()
                && below.computeIfAbsent(step, name -> new CsvTree()).add(path.subList(1, path.size()), at);
    }

    /** What a row holds here; null when all its cells are empty. A list has no gaps: its filled places move up. */
    @Nullable
    JsonNode value(List<String> cells, CellTypes type) {
        if (column >= 0) {
            var cell = column < cells.size() ? cells.get(column) : "";
            return cell.isEmpty() ? null : type.value(cell);
        }
        var list = type.list() || type.unknown() && below.keySet().stream().allMatch(CsvTree::place);
        var array = JsonNodeFactory.instance.arrayNode();
        var object = JsonNodeFactory.instance.objectNode();
        below.forEach((step, tree) -> {
            var value = tree.value(cells, type.below(step));
            if (value != null && list) {
                array.add(value);
            } else if (value != null) {
                object.set(step, value);
            }
        });
        JsonNode whole = list ? array : object;
        return whole.isEmpty() ? null : whole;
    }

    private static boolean place(String step) {
        return step.length() <= PLACE_DIGITS && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int order(String one, String other) {
        return place(one) && place(other)
                ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other))
                : one.compareTo(other);
    }
}
