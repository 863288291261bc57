package org.npcs.repository.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The problem catalogue of the contract that this program was built from. */
final class Catalogue {

    private static final Map<String, JsonNode> PROBLEMS = load();

    private Catalogue() {}

    /** Returns the entry of a problem code. */
    static Optional<JsonNode> problem(String code) {
        return Optional.ofNullable(PROBLEMS.get(code));
    }

    /** Returns all entries by code, in their order. */
    static Map<String, JsonNode> problems() {
        return PROBLEMS;
    }

    private static Map<String, JsonNode> load() {
        try (InputStream in = Contract.errors()) {
            Map<String, JsonNode> byCode = new LinkedHashMap<>();
            new YAMLMapper()
                    .readTree(in)
                    .path("problems")
                    .forEach(entry -> byCode.put(entry.path("code").asString(""), entry));
            return byCode;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
