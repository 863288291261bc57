package org.npcs.repository.contract.build.guard;

import java.util.Map;

/** The kinds of place that the comparison tells apart. What a kind does not name is compared as one value. */
enum Kind {
    VALUE(Shape.VALUE),
    SET(Shape.SET),

    DOCUMENT(Shape.KEYWORDS),
    INFO(Shape.KEYWORDS),
    SERVERS(Shape.ENTRIES),
    SERVER(Shape.KEYWORDS),
    TAGS(Shape.ENTRIES),
    TAG(Shape.KEYWORDS),
    PATHS(Shape.NAMES),
    WEBHOOKS(Shape.NAMES),
    PATH_ITEM(Shape.KEYWORDS),
    OPERATION(Shape.KEYWORDS),
    PARAMETERS(Shape.ENTRIES),
    PARAMETER(Shape.REFERABLE),
    REQUEST_BODY(Shape.REFERABLE),
    RESPONSES(Shape.NAMES),
    RESPONSE(Shape.REFERABLE),
    HEADERS(Shape.NAMES),
    HEADER(Shape.REFERABLE),
    CONTENT(Shape.NAMES),
    MEDIA_TYPE(Shape.KEYWORDS),
    SCHEMA(Shape.KEYWORDS),
    PROPERTIES(Shape.NAMES),
    COMPONENTS(Shape.KEYWORDS),
    COMPONENT_SCHEMAS(Shape.NAMES),
    COMPONENT_PARAMETERS(Shape.NAMES),
    COMPONENT_HEADERS(Shape.NAMES),
    COMPONENT_RESPONSES(Shape.NAMES),
    COMPONENT_REQUEST_BODIES(Shape.NAMES),
    COMPONENT_EXAMPLES(Shape.NAMES),
    SECURITY_SCHEMES(Shape.NAMES),
    SECURITY_SCHEME(Shape.KEYWORDS),
    FLOWS(Shape.NAMES),
    FLOW(Shape.KEYWORDS),
    SCOPES(Shape.NAMES),

    REFERENCE_DATA(Shape.KEYWORDS),
    CODE_SYSTEMS(Shape.NAMES),
    CODE_SYSTEM(Shape.KEYWORDS),
    CODES(Shape.ENTRIES),
    CODE(Shape.KEYWORDS),
    INSTRUMENTS(Shape.NAMES),
    INSTRUMENT(Shape.KEYWORDS),
    INSTRUMENT_PARTS(Shape.ENTRIES),
    INSTRUMENT_PART(Shape.KEYWORDS),
    ELEMENTS(Shape.NAMES),
    ELEMENT(Shape.KEYWORDS),
    RULES(Shape.NAMES),
    RULE(Shape.KEYWORDS),
    CROSSWALKS(Shape.NAMES),
    ANALYSIS(Shape.NAMES),
    PROBLEMS(Shape.NAMES),
    PROBLEM(Shape.KEYWORDS),
    REQUIREMENTS(Shape.NAMES),
    REQUIREMENT(Shape.KEYWORDS);

    /** How a place is taken apart. */
    enum Shape {
        /** Equal or changed as a whole. */
        VALUE,
        /** A list without order or repetition, compared element by element. */
        SET,
        /** A map whose keys are keywords. */
        KEYWORDS,
        /** As KEYWORDS, but possibly behind a reference, which is followed. */
        REFERABLE,
        /** A map whose keys are names. */
        NAMES,
        /** A list of maps that each carry their own key. */
        ENTRIES
    }

    private static final Map<String, Kind> METHODS = Map.of(
            "get", OPERATION,
            "put", OPERATION,
            "post", OPERATION,
            "delete", OPERATION,
            "options", OPERATION,
            "head", OPERATION,
            "patch", OPERATION,
            "trace", OPERATION);

    private final Shape shape;

    Kind(Shape shape) {
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

    /** The kind of the value below a key of this kind. */
    Kind below(String key) {
        return switch (this) {
            case DOCUMENT ->
                pick(
                        key,
                        Map.of(
                                "info", INFO,
                                "servers", SERVERS,
                                "tags", TAGS,
                                "paths", PATHS,
                                "webhooks", WEBHOOKS,
                                "components", COMPONENTS));
            case SERVERS -> SERVER;
            case TAGS -> TAG;
            case PATHS, WEBHOOKS -> PATH_ITEM;
            case PATH_ITEM -> key.equals("parameters") ? PARAMETERS : pick(key, METHODS);
            case OPERATION ->
                pick(
                        key,
                        Map.of(
                                "tags", SET,
                                "parameters", PARAMETERS,
                                "requestBody", REQUEST_BODY,
                                "responses", RESPONSES));
            case PARAMETERS, COMPONENT_PARAMETERS -> PARAMETER;
            case PARAMETER, HEADER -> pick(key, Map.of("schema", SCHEMA, "content", CONTENT));
            case REQUEST_BODY -> pick(key, Map.of("content", CONTENT));
            case RESPONSES, COMPONENT_RESPONSES -> RESPONSE;
            case RESPONSE -> pick(key, Map.of("headers", HEADERS, "content", CONTENT));
            case HEADERS, COMPONENT_HEADERS -> HEADER;
            case CONTENT -> MEDIA_TYPE;
            case MEDIA_TYPE -> pick(key, Map.of("schema", SCHEMA, "x-item-schema", SCHEMA));
            case SCHEMA ->
                pick(
                        key,
                        Map.of(
                                "type", SET,
                                "required", SET,
                                "enum", SET,
                                "x-extensible-enum", SET,
                                "properties", PROPERTIES,
                                "items", SCHEMA,
                                "additionalProperties", SCHEMA));
            case PROPERTIES, COMPONENT_SCHEMAS -> SCHEMA;
            case COMPONENTS ->
                pick(
                        key,
                        Map.of(
                                "schemas", COMPONENT_SCHEMAS,
                                "parameters", COMPONENT_PARAMETERS,
                                "headers", COMPONENT_HEADERS,
                                "responses", COMPONENT_RESPONSES,
                                "requestBodies", COMPONENT_REQUEST_BODIES,
                                "examples", COMPONENT_EXAMPLES,
                                "securitySchemes", SECURITY_SCHEMES));
            case COMPONENT_REQUEST_BODIES -> REQUEST_BODY;
            case SECURITY_SCHEMES -> SECURITY_SCHEME;
            case SECURITY_SCHEME -> pick(key, Map.of("flows", FLOWS));
            case FLOWS -> FLOW;
            case FLOW -> pick(key, Map.of("scopes", SCOPES));
            default -> belowData(key);
        };
    }

    private Kind belowData(String key) {
        return switch (this) {
            case REFERENCE_DATA ->
                pick(
                        key,
                        Map.ofEntries(
                                Map.entry("code-systems", CODE_SYSTEMS),
                                Map.entry("instruments", INSTRUMENTS),
                                Map.entry("elements", ELEMENTS),
                                Map.entry("rules", RULES),
                                Map.entry("crosswalks", CROSSWALKS),
                                Map.entry("dimensions", ANALYSIS),
                                Map.entry("tables", ANALYSIS),
                                Map.entry("case-definitions", ANALYSIS),
                                Map.entry("disclosure-rules", ANALYSIS),
                                Map.entry("research-rules", ANALYSIS),
                                Map.entry("agreement-policies", ANALYSIS),
                                Map.entry("measures", ANALYSIS),
                                Map.entry("reference-series", ANALYSIS),
                                Map.entry("culture-instruments", ANALYSIS),
                                Map.entry("bundles", ANALYSIS),
                                Map.entry("learning-rules", ANALYSIS),
                                Map.entry("problems", PROBLEMS),
                                Map.entry("requirements", REQUIREMENTS)));
            case CODE_SYSTEMS -> CODE_SYSTEM;
            case CODE_SYSTEM -> pick(key, Map.of("codes", CODES));
            case CODES -> CODE;
            case INSTRUMENTS -> INSTRUMENT;
            case INSTRUMENT, INSTRUMENT_PART ->
                pick(
                        key,
                        Map.of(
                                "scale", INSTRUMENT_PART,
                                "values", INSTRUMENT_PARTS,
                                "missingValues", INSTRUMENT_PARTS,
                                "domains", INSTRUMENT_PARTS,
                                "items", INSTRUMENT_PARTS));
            case INSTRUMENT_PARTS -> INSTRUMENT_PART;
            case ELEMENTS -> ELEMENT;
            case RULES -> RULE;
            case PROBLEMS -> PROBLEM;
            case REQUIREMENTS -> REQUIREMENT;
            default -> VALUE;
        };
    }

    private static Kind pick(String key, Map<String, Kind> known) {
        return known.getOrDefault(key, VALUE);
    }
}
