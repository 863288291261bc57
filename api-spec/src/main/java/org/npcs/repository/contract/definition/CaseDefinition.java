package org.npcs.repository.contract.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A named, versioned filter that says which incidents are a case: all of its conditions hold. */
public final class CaseDefinition {

    /** The path of what the determination in force names; it is no member of a record's content. */
    public static final String KIND = "kind";

    private final Published published;
    private final String id;
    private final String version;
    private final String name;
    private final List<Condition> conditions;

    private CaseDefinition(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        version = Published.text(document, "version");
        name = Published.text(document, "name");
        conditions = document.required("all").valueStream().map(Condition::of).toList();
    }

    static CaseDefinition of(ObjectNode document) {
        return new CaseDefinition(document);
    }

    /** Returns what is a case by this definition and by another one, too. */
    public CaseDefinition and(CaseDefinition other) {
        ObjectNode both = json();
        var conditions = both.withArray("all");
        other.json().required("all").forEach(conditions::add);
        return new CaseDefinition(both);
    }

    /** Returns the identifier, such as {@code near-fatality}. */
    public String id() {
        return id;
    }

    /** Returns the version. */
    public String version() {
        return version;
    }

    /** Returns the name for people. */
    public String name() {
        return name;
    }

    /** Returns the conditions, all of which hold for a case. */
    public List<Condition> conditions() {
        return conditions;
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }

    /**
     * Whether an incident is a case.
     *
     * @param kind what the determination in force names; null where none does
     * @param content the content of the incident
     */
    public boolean matches(@Nullable String kind, JsonNode content) {
        return conditions.stream().allMatch(condition -> condition.holds(kind, content));
    }

    /**
     * One condition on one value.
     *
     * @param path dotted path of the value in the content, or {@link #KIND}
     * @param in the codes of which the value is one; empty when it is not compared with codes
     * @param atMost the most that the number may be; null when it is not compared
     * @param present whether the value must be there and nothing more
     */
    public record Condition(
            String path, List<String> in, @Nullable Integer atMost, boolean present) {

        static Condition of(JsonNode condition) {
            return new Condition(
                    Published.text(condition, "path"),
                    condition.path("in").valueStream().map(JsonNode::asString).toList(),
                    condition.has("atMost") ? (Integer) condition.get("atMost").intValue() : null,
                    condition.path("present").asBoolean(false));
        }

        boolean holds(@Nullable String kind, JsonNode content) {
            JsonNode value = content;
            for (String member : path.split("\\.")) {
                value = value.path(member);
            }
            if (path.equals(KIND)) {
                return kind != null && in.contains(kind);
            }
            if (!in.isEmpty()) {
                return value.isValueNode() && in.contains(value.asString(""));
            }
            return atMost == null ? present && !value.isMissingNode() : value.isNumber() && value.intValue() <= atMost;
        }
    }
}
