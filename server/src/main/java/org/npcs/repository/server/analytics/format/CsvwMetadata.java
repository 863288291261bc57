package org.npcs.repository.server.analytics.format;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The metadata of one CSV file ({@code *.csv-metadata.json}) of CSV on the Web. */
public final class CsvwMetadata {

    private static final String CONTEXT = "http://www.w3.org/ns/csvw";

    private CsvwMetadata() {}

    /** The document that stands beside the file. */
    public static ObjectNode of(TableHead head, WrittenFile file) {
        var document = JsonNodeFactory.instance.objectNode().put("@context", CONTEXT);
        document.put("url", file.path().substring(file.path().lastIndexOf('/') + 1));
        document.put("dc:title", head.title()).put("dc:description", head.description());
        put(document, "dc:identifier", head.facts().get(Fact.RELEASE));
        put(document, "dc:license", head.facts().get(Fact.LICENCE));
        put(document, "dc:bibliographicCitation", head.facts().get(Fact.CITATION));
        put(document, "dc:issued", head.facts().get(Fact.AS_OF));
        document.putArray("notes").add(Descriptions.CSV_TEXTS);
        document.putObject("dialect")
                .put("encoding", "utf-8")
                .put("delimiter", ",")
                .put("header", true)
                .put("doubleQuote", true)
                .putArray("lineTerminators")
                .add("\r\n");
        var schema = document.putObject("tableSchema");
        var columns = schema.putArray("columns");
        head.columns().forEach(column -> columns.add(column(column)));
        return document;
    }

    private static ObjectNode column(Column column) {
        var described = JsonNodeFactory.instance.objectNode();
        described.put("name", column.name()).put("titles", column.name());
        described.put("dc:title", column.title()).put("dc:description", column.definition());
        put(described, "dc:source", column.source());
        described.put("required", !column.nullable()).put("null", "");
        return described.put("datatype", type(column.type()));
    }

    private static void put(ObjectNode to, String name, @Nullable String value) {
        if (value != null) {
            to.put(name, value);
        }
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT, CODE -> "string";
            case INTEGER -> "long";
            case DECIMAL -> "decimal";
            case DATE -> "date";
            case INSTANT -> "dateTimeStamp";
        };
    }
}
