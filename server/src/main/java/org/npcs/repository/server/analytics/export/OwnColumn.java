package org.npcs.repository.server.analytics.export;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.server.analytics.format.CodeLabel;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.ColumnType;
import tools.jackson.databind.JsonNode;

/**
 * A column of own records, with where its cells come from.
 *
 * @param column the column
 * @param cell the cell of a record; the second argument is the rating, where rows are made of ratings
 */
record OwnColumn(Column column, BiFunction<OwnRecord, JsonNode, @Nullable Object> cell) {

    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Definitions DEFINITIONS = Definitions.published();

    /** A fact of the repository about a record. */
    static OwnColumn fact(Column column, BiFunction<OwnRecord, JsonNode, @Nullable Object> cell) {
        return new OwnColumn(column, cell);
    }

    /** An element of the dictionary, under the dotted path of its document. */
    static OwnColumn element(String name, String id) {
        var element = known(id);
        var path = element.path().split("\\.");
        var type = type(element);
        return new OwnColumn(column(name, element, type), (one, rating) -> {
            var node = one.content();
            for (var member : path) {
                node = node.path(member);
            }
            return value(node, type);
        });
    }

    /** A member of a rating. */
    static OwnColumn ofRating(String name, String id) {
        var element = known(id);
        var member = element.path().substring(element.path().lastIndexOf('.') + 1);
        var type = type(element);
        return new OwnColumn(column(name, element, type), (one, rating) -> value(rating.path(member), type));
    }

    /** What is sealed or free text never becomes a column. */
    private static Element known(String id) {
        var element = DEFINITIONS.element(id).orElseThrow();
        if (element.sealed() || element.screened()) {
            throw new IllegalArgumentException("no column of " + id);
        }
        return element;
    }

    private static ColumnType type(Element element) {
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

    private static Column column(String name, Element element, ColumnType type) {
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
    static List<CodeLabel> codes(String system) {
        return DEFINITIONS.codeSystem(system).orElseThrow().codes().stream()
                .map(code -> CodeLabel.of(code.code(), code.label()))
                .toList();
    }

    private static @Nullable Object value(JsonNode node, ColumnType type) {
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
