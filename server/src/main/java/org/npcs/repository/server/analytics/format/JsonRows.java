package org.npcs.repository.server.analytics.format;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows as JSON objects: every column in every row, null included; numbers are numbers, dates and codes are texts. */
public final class JsonRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonRows() {}

    /** The rows, made as they are read. */
    public static Iterable<ObjectNode> of(DataTable table) {
        return () -> new Mapped<>(table.rows().iterator(), row -> of(table.head(), row));
    }

    /** One row. */
    public static ObjectNode of(TableHead head, List<@Nullable Object> row) {
        return known(head, Values.of(head, row));
    }

    static ObjectNode known(TableHead head, List<@Nullable Object> row) {
        var object = NODES.objectNode();
        for (int i = 0; i < row.size(); i++) {
            put(object, head.columns().get(i).name(), row.get(i));
        }
        return object;
    }

    private static void put(ObjectNode object, String name, @Nullable Object cell) {
        if (cell == null) {
            object.putNull(name);
        } else if (cell instanceof Long whole) {
            object.put(name, whole);
        } else if (cell instanceof BigDecimal number) {
            object.put(name, number);
        } else {
            object.put(name, cell.toString());
        }
    }
}
