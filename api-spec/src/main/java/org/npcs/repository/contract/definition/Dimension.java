package org.npcs.repository.contract.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something by which records are counted apart.
 *
 * @param id identifier, which is also the name of its column, such as {@code ageBand}
 * @param name name for people
 * @param definition what it means
 * @param element element of the dictionary that an owner must let analysts count
 * @param form how its value is read from a record
 * @param path dotted path of the value in the content of a record; null where the form says it
 * @param codeSystem code system of its values; null for items and elements
 * @param codes the codes of it that can occur, in order, with those for what is not told; empty for items and elements
 * @param pooledOnly whether it is told of several members together alone
 * @param caution what must be said with it; null where nothing must
 */
public record Dimension(
        String id,
        String name,
        String definition,
        String element,
        String form,
        @Nullable String path,
        @Nullable String codeSystem,
        List<String> codes,
        boolean pooledOnly,
        @Nullable String caution) {

    static Dimension of(ObjectNode document) {
        return new Dimension(
                Published.text(document, "id"),
                Published.text(document, "name"),
                Published.text(document, "definition"),
                Published.text(document, "element"),
                Published.text(document, "form"),
                optional(document, "path"),
                optional(document, "codeSystem"),
                document.path("codes").valueStream().map(JsonNode::asString).toList(),
                document.path("pooledOnly").asBoolean(false),
                optional(document, "caution"));
    }

    private static @Nullable String optional(ObjectNode document, String member) {
        return document.has(member) ? Published.text(document, member) : null;
    }
}
