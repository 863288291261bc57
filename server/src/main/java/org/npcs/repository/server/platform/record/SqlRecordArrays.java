package org.npcs.repository.server.platform.record;

import io.r2dbc.spi.Parameter;
import java.lang.reflect.Array;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Statements that write many records at once: one array for each column. */
final class SqlRecordArrays {

    /** A column of lists cannot travel as an array of arrays of unequal length. Pointers hold no control character. */
    private static final char BETWEEN = '\u001f';

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class,
            "text",
            UUID.class,
            "uuid",
            Integer.class,
            "int4",
            LocalDate.class,
            "date",
            Instant.class,
            "timestamptz");

    private final List<Class<?>> types;
    private final String insert;
    private final String update;

    SqlRecordArrays(String table, List<String> columns, LinkedHashMap<String, Class<?>> facets) {
        this.types = columns.stream()
                .<Class<?>>map(column -> facets.getOrDefault(column, core(column)))
                .toList();
        var values = columns.stream()
                .map(column -> column.equals("changed")
                        ? "string_to_array(each.changed, chr(31)) AS changed"
                        : "each." + column)
                .collect(Collectors.joining(", "));
        var source = "(SELECT " + values + " FROM unnest("
                + IntStream.range(0, types.size())
                        .mapToObj(i -> "$" + (i + 1) + "::" + TYPES.get(types.get(i)) + "[]")
                        .collect(Collectors.joining(", "))
                + ") AS each (" + String.join(", ", columns) + "))";
        this.insert =
                "INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT * FROM " + source + " batch";
        this.update = "UPDATE " + table + " SET "
                + columns.stream()
                        .skip(3)
                        .map(column -> column + " = batch." + column)
                        .collect(Collectors.joining(", "))
                + " FROM " + source + " batch WHERE " + table + ".jurisdiction = batch.jurisdiction AND " + table
                + ".id = batch.id";
    }

    private static Class<?> core(String column) {
        return switch (column) {
            case "id" -> UUID.class;
            case "version" -> Integer.class;
            case "created_at", "stored_at" -> Instant.class;
            default -> String.class;
        };
    }

    String insert() {
        return insert;
    }

    String update() {
        return update;
    }

    Object[] of(List<StoredRecord> rows, Function<StoredRecord, Object[]> values) {
        var arrays = new ArrayList<Object>();
        types.forEach(type -> arrays.add(Array.newInstance(type, rows.size())));
        for (int row = 0; row < rows.size(); row++) {
            var cells = values.apply(rows.get(row));
            for (int column = 0; column < cells.length; column++) {
                Array.set(arrays.get(column), row, cell(cells[column]));
            }
        }
        return arrays.toArray();
    }

    private static @Nullable Object cell(Object value) {
        if (value instanceof Parameter parameter) {
            return parameter.getValue();
        }
        return value instanceof String[] list ? String.join(String.valueOf(BETWEEN), list) : value;
    }
}
