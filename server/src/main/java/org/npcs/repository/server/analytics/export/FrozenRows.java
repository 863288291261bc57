package org.npcs.repository.server.analytics.export;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows back from the lines in which they were frozen. */
final class FrozenRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private FrozenRows() {}

    /** The lines of a chunk as objects. */
    static List<ObjectNode> objects(byte[] lines) {
        var rows = new ArrayList<ObjectNode>();
        each(lines, rows::add);
        return rows;
    }

    /** Takes one line after the other. */
    static void each(byte[] lines, Consumer<ObjectNode> taker) {
        try (MappingIterator<ObjectNode> rows =
                JSON.readerFor(ObjectNode.class).readValues(new ByteArrayInputStream(lines))) {
            rows.forEachRemaining(taker);
        }
    }

    /** The cells of a row for the columns of a file. */
    static List<@Nullable Object> cells(List<Column> columns, ObjectNode row) {
        var cells = new ArrayList<@Nullable Object>(columns.size());
        for (var column : columns) {
            var value = row.get(column.name());
            cells.add(value == null || value.isNull() ? null : cell(column, value));
        }
        return cells;
    }

    private static Object cell(Column column, JsonNode value) {
        return switch (column.type()) {
            case INTEGER -> value.longValue();
            case DECIMAL -> new BigDecimal(value.asString());
            case DATE -> LocalDate.parse(value.asString());
            case INSTANT -> Instant.parse(value.asString());
            default -> value.asString();
        };
    }
}
