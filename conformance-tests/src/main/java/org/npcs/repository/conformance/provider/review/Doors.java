package org.npcs.repository.conformance.provider.review;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same record by every door. */
final class Doors {

    @Requirement(value = "REV-011", lookFirst = "Doors that build their answers apart from each other.")
    void aReviewIsReadableByEveryDoor(Server server) {
        Stored review = server.given().review();
        var reviewer = server.as(Persona.FIRST_REVIEWER);
        ObjectNode changed = review.content().deepCopy().put("lesson", "A lesson.");
        Expect.status(
                reviewer.put(review.path()).ifMatch(review.etag()).json(changed).send(), 200);
        String base = Paths.review(review.id());
        for (String path : List.of(base, review.path(), base + "/versions/2")) {
            same(review, changed, Expect.status(reviewer.get(path), 200).json());
        }
        same(
                review,
                review.content(),
                Expect.status(reviewer.get(base + "/versions/1"), 200).json());
        Expect.equal(
                "the number of versions",
                2,
                Pages.items(reviewer, base + "/versions?limit=1", 1).size());
        String list = Paths.reviews(server.first()) + "?limit=500&incidentLocalKey=" + review.key();
        List<JsonNode> items = Pages.items(reviewer, list, 500);
        Expect.equal("the number of reviews of the incident", 1, items.size());
        same(review, changed, items.get(0));
    }

    @Requirement(value = "REV-013", lookFirst = "Whether the incident is looked up for the owner of the credential.")
    void aReviewNeedsItsIncident(Server server) {
        String key = server.invented().key();
        ObjectNode content =
                server.given().reviewContent(key, 1, server.instrument().unrated());
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), key, 1))
                .json(content)
                .send();
        Expect.problem(answer, 404, "not-found");
    }

    private static void same(Stored review, JsonNode content, JsonNode found) {
        Expect.equal("the identifier", review.id(), found.path("id").asString(""));
        Expect.equal("the content", content, found.path("content"));
    }
}
