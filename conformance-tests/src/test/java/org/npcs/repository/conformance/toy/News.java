package org.npcs.repository.conformance.toy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What changes. */
final class News {

    private static final List<JsonNode> RELEASES = read();

    private News() {}

    static List<JsonNode> releases() {
        return RELEASES;
    }

    private static List<JsonNode> read() {
        try (InputStream in = Contract.changelog()) {
            return List.copyOf(new YAMLMapper().readTree(in).path("releases").values());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<JsonNode> announcements() {
        List<JsonNode> all = new ArrayList<>();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Definitions.published().rules().stream()
                .filter(rule -> rule.announcedOn(today))
                .forEach(rule -> {
                    ObjectNode one = Reply.JSON.createObjectNode().put("id", "rule-" + rule.id());
                    one.put("class", "behaviour").put("title", "A rule begins to count");
                    one.put("sentence", rule.message())
                            .put("announcedOn", rule.json().path("announcedOn").asString(""));
                    all.add(one.put("enforcedOn", rule.effectiveFrom().toString()));
                });
        releases().forEach(release -> release.path("changes").forEach(all::add));
        return all;
    }
}
