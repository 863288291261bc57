package org.npcs.repository.server.exchange.body;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The types that the contract gives to values of a record that are written as text; a value of unknown type is text. */
public final class CellTypes {

    private static final JsonNode SCHEMAS =
            new YAMLMapper().readTree(Contract.openapi()).at("/components/schemas");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,29})?");
    private static final Map<String, String> CONTENTS =
            Map.of("incident", "IncidentContent", "review", "ReviewContent");

    private final JsonNode schema;
    private final JsonNode content;
    private final Map<String, CellTypes> below = new ConcurrentHashMap<>();

    private static final Map<String, CellTypes> RECORDS = new ConcurrentHashMap<>();

    private CellTypes(JsonNode schema, JsonNode content) {
        this.schema = resolved(schema);
        this.content = content;
    }

    /** The types of a record of a noun. */
    static CellTypes of(String noun) {
        var component = CONTENTS.getOrDefault(noun, "");
        return RECORDS.computeIfAbsent(
                component, name -> new CellTypes(SCHEMAS.path("SubmissionRecord"), SCHEMAS.path(name)));
    }

    /** The types of the content of a noun. */
    public static CellTypes ofContent(String noun) {
        return of(noun).below("content");
    }

    /** The types of a member, or of a place in a list. */
    public CellTypes below(String step) {
        var known = below.get(step);
        if (known != null) {
            return known;
        }
        var declared = schema.path("properties").path(step);
        var type = new CellTypes(
                step.equals("content") && !content.isMissingNode()
                        ? content
                        : list()
                                ? schema.path("items")
                                : declared.isMissingNode() ? schema.path("additionalProperties") : declared,
                MissingNode.getInstance());
        // Steps that the contract does not have come from a caller and are not kept.
        if (!declared.isMissingNode()) {
            below.put(step, type);
        }
        return type;
    }

    boolean list() {
        return type().equals("array");
    }

    /** Whether members stand below. */
    public boolean object() {
        return type().equals("object");
    }

    boolean unknown() {
        return type().isEmpty();
    }

    /** The value that a text stands for; a text of another type stays one, for the rules to judge. */
    public JsonNode value(String cell) {
        var nodes = JsonNodeFactory.instance;
        return switch (type()) {
            case "integer", "number" ->
                NUMBER.matcher(cell).matches() ? nodes.numberNode(new BigDecimal(cell)) : nodes.stringNode(cell);
            case "boolean" ->
                cell.equals("true") || cell.equals("false")
                        ? nodes.booleanNode(cell.equals("true"))
                        : nodes.stringNode(cell);
            default -> nodes.stringNode(cell);
        };
    }

    private String type() {
        var type = schema.path("type");
        return type.isArray() ? type.path(0).asString("") : type.asString("");
    }

    private static JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : resolved(SCHEMAS.path(reference.substring(reference.lastIndexOf('/') + 1)));
    }
}
