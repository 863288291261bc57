package org.npcs.repository.conformance.toy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The problem catalogue of the contract. */
final class Catalogue {

    private static final Catalogue PUBLISHED = new Catalogue();

    private final Map<String, JsonNode> entries = new LinkedHashMap<>();

    static Catalogue published() {
        return PUBLISHED;
    }

    private Catalogue() {
        try (InputStream in = Contract.errors()) {
            JsonNode root = new YAMLMapper().readTree(in);
            (root.isArray() ? root : root.required("problems"))
                    .forEach(entry -> entries.put(entry.required("code").asString(), entry));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode entry(String code) {
        JsonNode entry = entries.get(code);
        if (entry == null) {
            throw new IllegalStateException("no problem code " + code);
        }
        return entry;
    }

    boolean has(String code) {
        return entries.containsKey(code);
    }

    Iterable<JsonNode> all() {
        return entries.values();
    }
}
