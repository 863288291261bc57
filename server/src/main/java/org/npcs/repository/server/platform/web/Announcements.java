package org.npcs.repository.server.platform.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the contract tells of its changes, and the rules that do not count yet. */
@Component
final class Announcements {

    private final List<ObjectNode> releases;
    private final RepositoryClock clock;

    Announcements(RepositoryClock clock) {
        this.clock = clock;
        this.releases = new YAMLMapper()
                .readTree(Contract.changelog())
                .get("releases")
                .valueStream()
                .map(ObjectNode.class::cast)
                .toList();
    }

    /** Each version with its changes, the latest first. */
    List<ObjectNode> releases() {
        return releases;
    }

    /** Changes and rules that were announced on or after a day, the latest first. */
    List<ObjectNode> since(@Nullable LocalDate since) {
        var all = new ArrayList<ObjectNode>();
        for (ObjectNode release : releases) {
            for (JsonNode change : release.get("changes")) {
                all.add(((ObjectNode) change.deepCopy())
                        .put("contractVersion", release.get("version").asString()));
            }
        }
        var today = clock.today();
        Definitions.published().rules().stream()
                .filter(rule -> rule.announcedOn(today))
                .forEach(rule -> all.add(announced(rule)));
        var from = since == null ? "" : since.toString();
        return all.stream()
                .filter(one -> day(one).compareTo(from) >= 0)
                .sorted(Comparator.comparing(Announcements::day).reversed().thenComparing(one -> one.get("id")
                        .asString()))
                .toList();
    }

    private static String day(ObjectNode announcement) {
        return announcement.get("announcedOn").asString();
    }

    private static ObjectNode announced(Rule rule) {
        var json = rule.json();
        var made = JsonNodeFactory.instance.objectNode();
        made.put("id", "rule-" + rule.id() + "-" + rule.version()).put("class", "behaviour");
        if (rule.subject() != null) {
            made.put("noun", json.get("subject").asString());
        }
        return made.put("title", "A rule begins to count")
                .put("sentence", rule.message())
                .put("announcedOn", json.get("announcedOn").asString())
                .put("enforcedOn", rule.effectiveFrom().toString())
                .put("rule", rule.id())
                .put("page", rule.page());
    }
}
