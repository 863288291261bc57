package org.npcs.repository.server.learning.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.learning.LibraryItem;
import org.npcs.repository.server.learning.Spread;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is told of the records of the library. */
final class LibraryMapper {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LibraryMapper() {}

    static ObjectNode item(LibraryItem item, LocalDate today) {
        var stored = item.stored();
        var body = JSON.createObjectNode().put("id", stored.id().toString());
        if (item.owner() != null) {
            body.put("owner", item.owner());
        }
        body.put("own", item.own()).put("state", stored.state());
        if (item.told()) {
            body.set("content", stored.content());
        }
        if (item.withdrawn() && stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        body.put("overdue", item.overdue(today));
        if (item.publishedAt() != null) {
            body.put("publishedAt", String.valueOf(item.publishedAt()));
        }
        var warnings = body.putArray("warnings");
        item.warnings().forEach(one -> warnings.add(one.toJson()));
        return RecordAnswers.versioned(body, stored, address(stored.id()));
    }

    static ObjectNode version(StoredRecord stored) {
        var body = JSON.createObjectNode().put("version", stored.version()).put("state", stored.state());
        body.set("content", stored.content());
        if (stored.reason() != null) {
            body.put("reason", stored.reason());
        }
        return body.put("at", stored.storedAt().toString());
    }

    /** What a member stated about an item, for itself. */
    static ObjectNode statement(StoredRecord stored, String address) {
        var body = JSON.createObjectNode()
                .put("id", stored.id().toString())
                .put("jurisdiction", stored.jurisdiction())
                .put("itemId", stored.naturalKey());
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, address);
    }

    /** What a member shares of its adoption. */
    static ObjectNode shared(StoredRecord stored) {
        var body = JSON.createObjectNode().put("jurisdiction", stored.jurisdiction());
        body.setAll(stored.content());
        body.remove("shared");
        return body;
    }

    /** A judgement, as others read it. */
    static ObjectNode judgement(StoredRecord stored) {
        var body = JSON.createObjectNode();
        if (stored.content().path("named").asBoolean(false)) {
            body.put("jurisdiction", stored.jurisdiction());
        }
        body.setAll(stored.content());
        body.remove("named");
        return body;
    }

    static ObjectNode spread(UUID item, Spread spread) {
        var body = JSON.createObjectNode().put("itemId", item.toString()).put("leastMembers", Spread.LEAST_MEMBERS);
        var quarters = body.putArray("quarters");
        for (Spread.Quarter quarter : spread.quarters()) {
            var told = quarters.addObject().put("quarter", quarter.name());
            figure(told.putObject("adopted"), quarter.adopted());
            figure(told.putObject("adapted"), quarter.adapted());
            figure(told.putObject("stopped"), quarter.stopped());
        }
        body.set("links", JSON.valueToTree(Answers.links("self", address(item) + "/spread")));
        return body;
    }

    private static void figure(ObjectNode figure, @Nullable Integer members) {
        figure.put("status", members == null ? "fewer-than-five" : "told");
        if (members != null) {
            figure.put("members", members);
        }
    }

    static String address(UUID item) {
        return "/v1/library-items/" + item;
    }
}
