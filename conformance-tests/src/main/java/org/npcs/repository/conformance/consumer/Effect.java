package org.npcs.repository.conformance.consumer;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one request of an integration did, or was told to do.
 *
 * @param method HTTP method
 * @param path path without query
 * @param content body, in the form in which two that say the same are equal
 */
record Effect(String method, String path, JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Effect of(String method, String path, JsonNode body) {
        return new Effect(method, path, canonical(JSON.readTree(body.toString())));
    }

    @Override
    public String toString() {
        return method + " " + path + " " + content;
    }

    /** Members in their order by name, lists by text; what is not shared may be left out. */
    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            ObjectNode ordered = JSON.createObjectNode();
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
            members.forEach((name, value) -> {
                if (!name.equals("shared") || value.asBoolean(false)) {
                    ordered.set(name, value);
                }
            });
            return ordered;
        }
        if (node.isArray()) {
            ArrayNode ordered = JSON.createArrayNode();
            node.valueStream()
                    .map(Effect::canonical)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .forEach(ordered::add);
            return ordered;
        }
        return node;
    }
}
