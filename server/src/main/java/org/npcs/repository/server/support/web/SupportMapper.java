package org.npcs.repository.server.support.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.support.PeerExchange;
import org.npcs.repository.server.support.SupportRequest;
import org.npcs.repository.server.support.SupportSide;
import org.npcs.repository.server.support.SupportSummary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells records of support to the side that sees them. */
final class SupportMapper {

    static final String REQUESTS = "/v1/support-requests";
    static final String EXCHANGES = "/v1/peer-exchanges";
    static final String EVENTS = "/v1/events";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SupportMapper() {}

    static String offers(String owner) {
        return "/v1/jurisdictions/" + owner + "/support-offers";
    }

    static String profile(String owner) {
        return "/v1/jurisdictions/" + owner + "/support-profile";
    }

    static ObjectNode offer(StoredRecord offer) {
        var body = RecordAnswers.named(offer).put("state", offer.state());
        return RecordAnswers.versioned(body, offer, offers(offer.jurisdiction()));
    }

    static ObjectNode unstated(String member) {
        var body = JSON.createObjectNode().put("jurisdiction", member).put("offers", true);
        body.putArray("helpsWith");
        return body.put("version", 0).set("links", JSON.valueToTree(Answers.links("self", profile(member))));
    }

    static ObjectNode profile(StoredRecord profile) {
        var body = JSON.createObjectNode().put("jurisdiction", profile.jurisdiction());
        body.setAll(profile.content());
        return RecordAnswers.versioned(body, profile, profile(profile.jurisdiction()));
    }

    static ObjectNode helper(StoredRecord profile) {
        return JSON.createObjectNode()
                .put("jurisdiction", profile.jurisdiction())
                .set("helpsWith", profile.content().path("helpsWith"));
    }

    /** Those who match are not told how the sides reach each other. */
    static ObjectNode request(SupportRequest request) {
        var stored = request.stored();
        var body = RecordAnswers.named(stored).put("state", stored.state());
        body.setAll(stored.content());
        if (request.side() == SupportSide.MATCHING) {
            body.remove("mailbox");
        }
        put(body, "helper", request.helper());
        body.put("askedAt", stored.createdAt().toString());
        put(body, "matchedAt", request.matchedAt());
        put(body, "closedAt", request.closedAt());
        return RecordAnswers.versioned(body, stored, REQUESTS + "/" + stored.id());
    }

    static ObjectNode message(StoredRecord message) {
        return JSON.createObjectNode()
                .put("id", message.id().toString())
                .put("by", message.facet("author"))
                .put("text", message.content().path("text").asString(""))
                .put("at", message.createdAt().toString());
    }

    static ObjectNode exchange(PeerExchange exchange) {
        var stored = exchange.stored();
        var body = RecordAnswers.named(stored).put("state", stored.state());
        body.setAll(stored.content());
        return RecordAnswers.versioned(body, stored, EXCHANGES + "/" + stored.id());
    }

    static ObjectNode event(StoredRecord event) {
        var body = JSON.createObjectNode().put("key", event.naturalKey());
        body.setAll(event.content());
        return RecordAnswers.versioned(body, event, EVENTS + "/" + event.naturalKey());
    }

    static ObjectNode attendance(StoredRecord attendance) {
        var body = JSON.createObjectNode()
                .put("event", attendance.facet("event_key"))
                .put("organisation", attendance.facet("organisation"))
                .put("state", attendance.state());
        return RecordAnswers.versioned(body, attendance, attendances(attendance.facet("event_key")));
    }

    static String attendances(@Nullable String event) {
        return EVENTS + "/" + event + "/attendances";
    }

    static ObjectNode summary(SupportSummary summary) {
        var body = JSON.createObjectNode();
        summary.figures().forEach(body::put);
        if (summary.medianDaysToMatch() != null) {
            body.put("medianDaysToMatch", summary.medianDaysToMatch());
        }
        var kinds = body.putArray("byKind");
        summary.byKind()
                .forEach((kind, requests) -> kinds.addObject().put("kind", kind).put("requests", requests));
        if (!summary.figures().containsKey("requests")) {
            body.put("withheld", "too-few-members");
        }
        return body;
    }

    private static void put(ObjectNode body, String member, @Nullable Object value) {
        if (value != null) {
            body.put(member, value.toString());
        }
    }
}
