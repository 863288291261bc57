package org.npcs.repository.server.outcome.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.outcome.Observation;
import org.npcs.repository.server.platform.web.Answers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An observation as it stands in an answer, without the facts about the answer. */
final class ObservationJson {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private ObservationJson() {}

    static ObjectNode of(Observation observation, @Nullable String outcome) {
        var stored = observation.stored();
        var body = JSON.createObjectNode()
                .put("id", stored.id().toString())
                .put("jurisdiction", stored.jurisdiction())
                .put("measure", observation.measure())
                .put("period", observation.period())
                .put("state", stored.state());
        if (observation.retractionReason() != null) {
            body.put("retractionReason", observation.retractionReason());
        }
        body.put("version", stored.version()).put("etag", stored.etag());
        if (outcome != null) {
            body.put("outcome", outcome);
        }
        body.put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .put("updatedBy", stored.storedBy())
                .set("content", stored.content());
        var warnings = body.putArray("warnings");
        observation.warnings().forEach(finding -> warnings.add(finding.toJson()));
        return body.set(
                "links",
                JSON.valueToTree(Answers.links(
                        "self",
                        address(observation),
                        "measure",
                        "/v1/measures/" + observation.measure() + "/versions/"
                                + stored.content().path("measureVersion").asString(""))));
    }

    static String address(Observation observation) {
        return collection(observation.stored().jurisdiction()) + "/" + observation.measure() + "/"
                + observation.period();
    }

    static String collection(String owner) {
        return "/v1/jurisdictions/" + owner + "/outcome-observations";
    }
}
