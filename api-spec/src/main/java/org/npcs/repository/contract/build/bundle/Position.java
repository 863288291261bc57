package org.npcs.repository.contract.build.bundle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a place in an OpenAPI document means. The same word is a keyword in one place, a name in another and plain data in
 * a third: {@code default} is a response key and a schema keyword, and a property may be called {@code example}.
 */
public enum Position {
    /** Keys are keywords; a {@code $ref} here is a reference. */
    OBJECT,
    /** Keys are names given by the author, values are objects again. */
    NAMES,
    /** Example or constant: nothing in it means anything to the bundler. */
    DATA;

    private static final Set<String> DATA_KEYWORDS = Set.of("example", "default", "const", "enum", "value");

    private static final Set<String> NAME_KEYWORDS = Set.of(
            "callbacks",
            "content",
            "dependentSchemas",
            "encoding",
            "examples",
            "headers",
            "links",
            "parameters",
            "pathItems",
            "paths",
            "patternProperties",
            "properties",
            "requestBodies",
            "responses",
            "schemas",
            "securitySchemes",
            "variables",
            "webhooks",
            "$defs");

    /** The position of the value below {@code key}. A list of examples is data, a map of examples is named objects. */
    public Position below(String key, @Nullable Object value) {
        if (this != OBJECT) {
            return this == NAMES ? OBJECT : DATA;
        }
        boolean isExampleList = key.equals("examples") && value instanceof List;
        if (DATA_KEYWORDS.contains(key) || isExampleList) {
            return DATA;
        }
        return NAME_KEYWORDS.contains(key) && !(value instanceof List) ? NAMES : OBJECT;
    }
}
