package org.npcs.repository.contract.validation;

import tools.jackson.databind.JsonNode;

/** Says in plain words what a schema expects of one value. It knows the schema only, never the value. */
final class Expectation {

    private Expectation() {}

    static String given(String member) {
        return "The member `" + member + "` must be given.";
    }

    static String of(String rule, JsonNode schema) {
        return switch (rule) {
            case "STR-TYPE" -> type(schema) + " is expected here.";
            case "STR-FORMAT" -> format(schema) + " is expected here" + example(schema) + ".";
            case "STR-PATTERN" -> "The text must have the published form" + example(schema) + ".";
            case "STR-RANGE" -> "The number must be " + bounds(schema, "minimum", "maximum") + ".";
            case "STR-LENGTH" -> "The text must have " + bounds(schema, "minLength", "maxLength") + " characters.";
            case "STR-COUNT" ->
                "There must be "
                        + (schema.path("type").asString("").equals("object")
                                ? bounds(schema, "minProperties", "maxProperties") + " members."
                                : bounds(schema, "minItems", "maxItems") + " entries.");
            default -> "The value must follow the published schema.";
        };
    }

    private static String type(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "string" -> "A text";
            case "integer" -> "A whole number";
            case "number" -> "A number";
            case "boolean" -> "True or false";
            case "array" -> "A list";
            case "object" -> "An object";
            default -> "Another type of value";
        };
    }

    private static String format(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date" -> "An existing calendar date in the form year-month-day";
            case "date-time" -> "An existing instant with date, time and offset";
            case "uuid" -> "A UUID";
            default -> "Another form of text";
        };
    }

    private static String example(JsonNode schema) {
        return schema.path("example").isString()
                ? ", such as " + schema.path("example").asString()
                : "";
    }

    private static String bounds(JsonNode schema, String lowest, String highest) {
        boolean from = schema.has(lowest);
        boolean to = schema.has(highest);
        if (from && to) {
            return "from " + schema.get(lowest).asString() + " to "
                    + schema.get(highest).asString();
        }
        return from
                ? "at least " + schema.get(lowest).asString()
                : "at most " + schema.path(highest).asString();
    }
}
