package org.npcs.repository.conformance.provider.review;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Findings;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** Ratings are judged by the instrument version that the review names. */
final class Ratings {

    @Requirement(value = "REV-001", lookFirst = "Scales that are written in the program.")
    void aValueOutsideTheScaleIsAFinding(Server server) {
        Stored incident = server.given().accepted();
        String item = server.instrument().requiredItems().get(0);
        ObjectNode rating = server.instrument()
                .rating(item, "agreed")
                .put("value", server.instrument().outsideScale());
        Findings.refusedAt(put(server, incident, rating), "/ratings/0");
        Stored review = server.given().review(incident, 1, server.instrument().unrated());
        ObjectNode set = server.invented().object();
        rating.remove("rater");
        set.putArray("ratings").add(rating);
        Answer slot = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(review.id()) + "/ratings/r1")
                .ifMatch(review.etag())
                .json(set)
                .send();
        Expect.problem(slot, 422, "validation-failed");
    }

    @Requirement(value = "REV-002", lookFirst = "Ratings that are joined to items and vanish where none fits.")
    void anUnknownItemIsAFinding(Server server) {
        Stored incident = server.given().accepted();
        ObjectNode rating = server.instrument().rating("NO-SUCH-ITEM", "agreed");
        Findings.refusedAt(put(server, incident, rating), "/ratings/0");
    }

    @Requirement(value = "REV-003", lookFirst = "Defaults of numbers: an absent value must not become 0.")
    void aRatingHasAValueOrAReason(Server server) {
        Stored incident = server.given().accepted();
        String item = server.instrument().requiredItems().get(0);
        ObjectNode both = server.instrument()
                .rating(item, "agreed")
                .put("missing", server.instrument().missing());
        Findings.refusedAt(put(server, incident, both), "/ratings/0");
        ObjectNode neither = server.instrument().rating(item, "agreed");
        neither.remove("value");
        Findings.refusedAt(put(server, incident, neither), "/ratings/0");
        ObjectNode reason =
                neither.deepCopy().put("missing", server.instrument().missing());
        Expect.status(put(server, incident, reason), 201);
    }

    private static Answer put(Server server, Stored incident, ObjectNode rating) {
        ObjectNode content = server.given()
                .reviewContent(incident.key(), 1, server.instrument().unrated());
        content.putArray("ratings").add(rating);
        return server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), incident.key(), 1))
                .json(content)
                .send();
    }
}
