package org.npcs.repository.contract.build.lint;

import java.util.Map;

/**
 * A schema and where it stands.
 *
 * @param pointer JSON pointer into the bundle
 * @param keyword the keyword above it: {@code schemas} for a component, {@code properties} for a property, {@code items} …
 * @param name the last token of the pointer
 * @param schema the schema itself, references not followed
 */
record SchemaSite(String pointer, String keyword, String name, Map<String, Object> schema) {

    boolean isProperty() {
        return keyword.equals("properties");
    }

    boolean isReference() {
        return schema.containsKey("$ref");
    }
}
