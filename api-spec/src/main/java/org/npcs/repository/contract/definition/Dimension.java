package org.npcs.repository.contract.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** The code under which figures across members count what is not given or not shared: told apart, both would be of few. */
    public static final String NOT_TOLD = "not-told";

    private static final Set<String> APART = Set.of("not-given", "withheld-by-owner");

    /** Returns the codes under which figures across members count, in order. */
    public List<String> pooledCodes() {
        List<String> told = new ArrayList<>(codes);
        if (told.removeAll(APART) && !told.contains("reasoned")) {
            told.add(NOT_TOLD);
        }
        return told;
    }

    /** Returns the codes of the rows that figures across members have: what is not told has no row. */
    public List<String> toldCodes() {
        return pooledCodes().stream().filter(code -> !code.equals(NOT_TOLD)).toList();
    }

    /** Returns the code under which figures across members count a code of a record. */
    public String pooled(String code) {
        if (codes.isEmpty() || pooledCodes().contains(code)) {
            return code;
        }
        // What an owner may not share is a reason, and a complete answer.
        return codes.contains("reasoned") ? "reasoned" : NOT_TOLD;
    }

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
