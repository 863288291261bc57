package org.npcs.repository.server.analytics.export;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Element;
import org.npcs.repository.server.analytics.format.Column;
import tools.jackson.databind.JsonNode;

/**
 * A column of own records, with where its cells come from.
 *
 * @param column the column
 * @param cell the cell of a record; the second argument is the rating, where rows are made of ratings
 */
record OwnColumn(Column column, BiFunction<OwnRecord, JsonNode, @Nullable Object> cell) {

    private static final Definitions DEFINITIONS = Definitions.published();

    /** A fact of the repository about a record. */
    static OwnColumn fact(Column column, BiFunction<OwnRecord, JsonNode, @Nullable Object> cell) {
        return new OwnColumn(column, cell);
    }

    /** An element of the dictionary, under the dotted path of its document. */
    static OwnColumn element(String name, String id) {
        var element = known(id);
        var path = element.path().split("\\.");
        var type = ElementColumns.type(element);
        return new OwnColumn(ElementColumns.column(name, element, type), (one, rating) -> {
            var node = one.content();
            for (var member : path) {
                node = node.path(member);
            }
            return ElementColumns.value(node, type);
        });
    }

    /** A member of a rating. */
    static OwnColumn ofRating(String name, String id) {
        var element = known(id);
        var member = element.path().substring(element.path().lastIndexOf('.') + 1);
        var type = ElementColumns.type(element);
        return new OwnColumn(
                ElementColumns.column(name, element, type),
                (one, rating) -> ElementColumns.value(rating.path(member), type));
    }

    /** What is sealed or free text never becomes a column. */
    private static Element known(String id) {
        var element = DEFINITIONS.element(id).orElseThrow();
        if (element.sealed() || element.screened()) {
            throw new IllegalArgumentException("no column of " + id);
        }
        return element;
    }
}
