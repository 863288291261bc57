package org.npcs.repository.server.analytics.export;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.server.analytics.format.CodeLabel;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.ColumnType;
import tools.jackson.databind.JsonNode;

/** Elements of the dictionary as columns of tables, and their values as cells. */
public final class ElementColumns {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Definitions DEFINITIONS = Definitions.published();

    private ElementColumns() {}

    /** What cells of an element hold. */
    public static ColumnType type(Element element) {
        var document = element.json();
        var type = document.path("type").asString("");
        if (type.equals("integer")) {
            return ColumnType.INTEGER;
        }
        if (type.equals("array")) {
            return ColumnType.TEXT;
        }
        if (element.codeSystem() != null) {
            return ColumnType.CODE;
        }
        return ISO_DATE.matcher(document.path("example").asString("")).matches() ? ColumnType.DATE : ColumnType.TEXT;
    }

    /** A column of an element. */
    public static Column column(String name, Element element, ColumnType type) {
        var document = element.json();
        var definition = document.path("definition").asString("")
                + (document.path("type").asString("").equals("array") ? " Several have a space between them." : "");
        var column = Column.of(name, type, element.path(), definition).source(element.id());
        var example = document.path("example").asString("");
        if (!example.isEmpty()) {
            column.example(example);
        }
        return type == ColumnType.CODE
                ? column.codes(element.codeSystem(), codes(String.valueOf(element.codeSystem())))
                        .build()
                : column.build();
    }

    /** The codes of a published system. */
    public static List<CodeLabel> codes(String system) {
        return DEFINITIONS.codeSystem(system).orElseThrow().codes().stream()
                .map(code -> CodeLabel.of(code.code(), code.label()))
                .toList();
    }

    /** A value of a document as a cell of that type; several have a space between them. */
    public static @Nullable Object value(JsonNode node, ColumnType type) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isArray()) {
            return node.valueStream().map(one -> one.asString("")).collect(Collectors.joining(" "));
        }
        return switch (type) {
            case INTEGER -> node.isIntegralNumber() ? node.longValue() : null;
            case DATE -> ISO_DATE.matcher(node.asString("")).matches() ? LocalDate.parse(node.asString("")) : null;
            default -> node.isContainer() ? null : node.asString("");
        };
    }
}
