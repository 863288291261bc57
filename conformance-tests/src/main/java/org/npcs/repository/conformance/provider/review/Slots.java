package org.npcs.repository.conformance.provider.review;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Independent raters never overwrite each other. */
final class Slots {

    @Requirement(value = "REV-007", lookFirst = "Updates that replace all ratings instead of those of the slot.")
    void oneSlotLeavesTheOthersAlone(Server server) {
        Stored review = server.given().ratedReview();
        Answer first = slot(server, review, "r1", review.etag());
        Answer second = slot(server, review, "r2", Expect.status(first, 200).text("/etag"));
        Expect.status(second, 200);
        Answer stored = server.as(Persona.FIRST_REVIEWER).get(Paths.review(review.id()));
        JsonNode ratings = stored.json().at("/content/ratings");
        int agreed = server.instrument().requiredItems().size();
        Expect.equal("the agreed ratings", agreed, count(ratings, "agreed"));
        Expect.equal("the ratings of r1", 1, count(ratings, "r1"));
        Expect.equal("the ratings of r2", 1, count(ratings, "r2"));
    }

    private static Answer slot(Server server, Stored review, String rater, String etag) {
        ObjectNode rating =
                server.instrument().rating(server.instrument().requiredItems().get(0), rater);
        rating.remove("rater");
        ObjectNode set = server.invented().object();
        set.putArray("ratings").add(rating);
        return server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(review.id()) + "/ratings/" + rater)
                .ifMatch(etag)
                .json(set)
                .send();
    }

    private static int count(JsonNode ratings, String rater) {
        int count = 0;
        for (JsonNode rating : ratings) {
            count += rating.path("rater").asString("").equals(rater) ? 1 : 0;
        }
        return count;
    }
}
