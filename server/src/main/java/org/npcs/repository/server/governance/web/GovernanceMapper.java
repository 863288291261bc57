package org.npcs.repository.server.governance.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Standing;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells records of governance as they stand on a day. */
final class GovernanceMapper {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private GovernanceMapper() {}

    static ObjectNode review(StoredRecord review) {
        var body = identified(review).put("state", review.state());
        body.setAll(review.content());
        put(body, "closedOn", review.facets().get("closed_on"));
        return versioned(body, review, address("charter-reviews", review));
    }

    static ObjectNode term(StoredRecord term, LocalDate today) {
        return versioned(held(term, today), term, address("terms", term));
    }

    static ObjectNode office(StoredRecord office, LocalDate today) {
        return versioned(held(office, today), office, address("offices", office));
    }

    private static ObjectNode held(StoredRecord held, LocalDate today) {
        var body = identified(held).put("committee", held.facet("committee")).put("state", Standing.held(held, today));
        body.setAll(held.content());
        put(body, "endsOn", held.facets().get("ends_on"));
        put(body, "endReason", held.facets().get("end_reason"));
        return body;
    }

    static ObjectNode nomination(StoredRecord nomination) {
        var body = identified(nomination)
                .put("state", nomination.state())
                .put("nominatedBy", nomination.facet("nominated_by"));
        body.setAll(nomination.content());
        put(body, "termId", nomination.facets().get("term_id"));
        return versioned(body, nomination, address("nominations", nomination));
    }

    static ObjectNode role(StoredRecord role, LocalDate today) {
        var body = JSON.createObjectNode().put("role", role.naturalKey()).put("state", Standing.role(role, today));
        body.setAll(role.content());
        return versioned(body, role, "/v1/governance-roles/" + role.naturalKey());
    }

    static String address(String collection, StoredRecord record) {
        return "/v1/" + collection + "/" + record.id();
    }

    private static ObjectNode identified(StoredRecord record) {
        return JSON.createObjectNode().put("id", record.id().toString());
    }

    static ObjectNode versioned(ObjectNode body, StoredRecord stored, String address) {
        return body.put("version", stored.version())
                .put("etag", stored.etag())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", JSON.valueToTree(Answers.links("self", address)));
    }

    static void put(ObjectNode body, String member, @Nullable Object value) {
        if (value != null) {
            body.put(member, value.toString());
        }
    }
}
