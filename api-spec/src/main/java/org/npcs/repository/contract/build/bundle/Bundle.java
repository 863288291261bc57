package org.npcs.repository.contract.build.bundle;

import java.util.Map;
import org.npcs.repository.contract.build.yaml.Yaml;

/**
 * The contract as one document.
 *
 * @param document the OpenAPI document; all references are internal
 * @param sources for each component and path, as JSON pointer, the authored file it came from
 */
public record Bundle(Map<String, Object> document, Map<String, String> sources) {

    /** The published bytes are this text in UTF-8. */
    public String text() {
        return Yaml.write(document);
    }

    /** The semantic version of the contract. */
    public String version() {
        return Yaml.text(Yaml.map(document.get("info")).get("version"));
    }
}
