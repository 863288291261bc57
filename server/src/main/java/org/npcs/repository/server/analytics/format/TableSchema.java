package org.npcs.repository.server.analytics.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a table as a Table Schema of the Data Package standard, and as entries of a dictionary. */
public final class TableSchema {

    private static final String PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json";

    private TableSchema() {}

    /** The schema: an empty cell is missing, and the column named by {@code statusField} says why. */
    public static ObjectNode of(TableHead head) {
        var schema = JsonNodeFactory.instance.objectNode().put("$schema", PROFILE);
        var fields = schema.putArray("fields");
        head.columns().forEach(column -> fields.add(field(column)));
        schema.putArray("missingValues").add("");
        return schema;
    }

    /** The entry of one column. */
    public static ObjectNode field(Column column) {
        var field = JsonNodeFactory.instance.objectNode();
        field.put("name", column.name()).put("type", type(column.type()));
        field.put("title", column.title()).put("description", column.definition());
        put(field, "unit", column.unit());
        put(field, "universe", column.universe());
        put(field, "codeSystem", column.codeSystem());
        put(field, "statusField", column.status());
        put(field, "example", column.example());
        put(field, "sourceRule", column.source());
        field.put("suppressible", column.suppressible());
        if (column.type() == ColumnType.DECIMAL) {
            field.put("scale", column.scale());
        }
        if (!column.comparability().isEmpty()) {
            column.comparability().forEach(field.putArray("comparability")::add);
        }
        if (!column.breaks().isEmpty()) {
            column.breaks().forEach(field.putArray("breaksInSeries")::add);
        }
        codes(column, field);
        field.putObject("constraints").put("required", !column.nullable());
        return field;
    }

    /** The labels as categories of the standard; the dates of use beside them. */
    private static void codes(Column column, ObjectNode field) {
        if (column.codes().isEmpty()) {
            return;
        }
        var categories = field.putArray("categories");
        for (var code : column.codes()) {
            var category = categories.addObject().put("value", code.code()).put("label", code.label());
            put(category, "definition", code.definition());
            put(category, "since", code.since());
            put(category, "until", code.until());
        }
    }

    private static void put(ObjectNode to, String name, @Nullable Object value) {
        if (value != null) {
            to.put(name, value.toString());
        }
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT, CODE -> "string";
            case INTEGER -> "integer";
            case DECIMAL -> "number";
            case DATE -> "date";
            case INSTANT -> "datetime";
        };
    }
}
