package org.npcs.repository.contract.definition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the items of one version of an instrument stand to those of another; it leads one way. */
public final class Crosswalk {

    private final Published published;
    private final String id;
    private final String instrument;
    private final String from;
    private final String to;
    private final List<Relation> relations;

    private Crosswalk(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        instrument = Published.text(document, "instrument");
        from = Published.text(document, "from");
        to = Published.text(document, "to");
        List<Relation> all = new ArrayList<>();
        document.required("relations").forEach(relation -> all.add(Relation.of(relation)));
        relations = Collections.unmodifiableList(all);
    }

    static Crosswalk of(ObjectNode document) {
        return new Crosswalk(document);
    }

    /** Returns the identifier, such as {@code fixture-3-1-to-2}. */
    public String id() {
        return id;
    }

    /** Returns the identifier of the instrument. */
    public String instrument() {
        return instrument;
    }

    /** Returns the version from which it leads. */
    public String from() {
        return from;
    }

    /** Returns the version to which it leads. */
    public String to() {
        return to;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    String version() {
        return Published.text(published.copy(), "version");
    }

    List<Relation> relations() {
        return relations;
    }

    /**
     * What became of some items.
     *
     * @param name the relation, such as {@code split}
     * @param from items of the version from which the crosswalk leads
     * @param to items of the version to which it leads
     * @param ratings what each value becomes; null where nothing is said about values
     */
    record Relation(
            String name,
            List<String> from,
            List<String> to,
            @Nullable Map<Integer, Integer> ratings) {

        static Relation of(JsonNode relation) {
            Map<Integer, Integer> pairs = new LinkedHashMap<>();
            relation.path("ratings")
                    .forEach(pair -> pairs.put(
                            pair.required("from").intValue(),
                            pair.required("to").intValue()));
            return new Relation(
                    Published.text(relation, "relation"),
                    items(relation.required("from")),
                    items(relation.required("to")),
                    relation.has("ratings") ? pairs : null);
        }

        private static List<String> items(JsonNode side) {
            return side.valueStream().map(JsonNode::asString).toList();
        }

        /** Whether a rating means the same before and after. */
        boolean exact() {
            return name.equals("same") || name.equals("reworded-equivalent");
        }

        /** The value on the other scale, or null when it cannot be told. */
        @Nullable
        Integer mapped(int value) {
            if (ratings != null) {
                return ratings.get(value);
            }
            return name.equals("scale-changed") ? null : Integer.valueOf(value);
        }
    }
}
