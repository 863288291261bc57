package org.npcs.repository.server.governance;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;

/**
 * The charter as it is in force at an instant.
 *
 * @param version the version; null while none is in force, when the defaults of the contract hold
 * @param settings what the charter leaves open
 * @param paragraphs keys of the paragraphs that rules rest on, by rule
 */
public record Charter(@Nullable String version, CharterSettings settings, Map<String, String> paragraphs) {

    /** What holds while no version is in force. */
    public static final Charter NONE = new Charter(null, CharterSettings.DEFAULTS, Map.of());

    static Charter of(String version, JsonNode content) {
        var paragraphs = new HashMap<String, String>();
        content.path("paragraphs").forEach(paragraph -> paragraph
                .path("rules")
                .forEach(rule -> paragraphs.putIfAbsent(
                        rule.asString(), paragraph.path("key").asString(""))));
        return new Charter(version, CharterSettings.of(content.path("settings")), Map.copyOf(paragraphs));
    }

    /** The paragraph that a rule rests on; the passage that the published rule names, where this version does not say. */
    public String paragraph(String rule) {
        return Objects.requireNonNullElseGet(paragraphs.get(rule), () -> Definitions.published()
                .rule(rule)
                .orElseThrow()
                .json()
                .path("source")
                .asString(""));
    }
}
