package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two writers never overwrite each other unseen. */
final class Preconditions {

    @Requirement(value = "PLT-012", lookFirst = "PATCH and the rating slots, which are often forgotten.")
    void aChangeThatNamesNoStartIsRefused(Server server) {
        Stored review = server.given().review();
        Stored incident = server.given().incident();
        ObjectNode changedReview = review.content().deepCopy().put("lesson", "Another lesson.");
        List<Answer> answers = List.of(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(incident.path())
                        .json(changed(incident))
                        .send(),
                server.as(Persona.FIRST_NIGHTLY)
                        .patch(incident.path(), "{\"child\":{\"ageYears\":5}}")
                        .send(),
                server.as(Persona.FIRST_REVIEWER)
                        .put(review.path())
                        .json(changedReview)
                        .send(),
                server.as(Persona.FIRST_REVIEWER)
                        .put(Paths.review(review.id()) + "/ratings/r1")
                        .json(ratings(server))
                        .send());
        answers.forEach(answer -> Expect.problem(answer, 428, "precondition-required"));
        Answer stored = server.as(Persona.FIRST_NIGHTLY).get(incident.path());
        Expect.equal("the version", 1, stored.json().path("version").asInt(0));
    }

    @Requirement(value = "PLT-013", lookFirst = "Whether the comparison and the write are one step of the database.")
    void aStaleStartIsRefusedWithWhatDiffers(Server server) {
        Stored incident = server.given().incident();
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.status(
                nightly.put(incident.path())
                        .ifMatch(incident.etag())
                        .json(changed(incident))
                        .send(),
                200);
        ObjectNode mine = incident.content().deepCopy().put("awareDate", "2024-03-09");
        stale(nightly.put(incident.path()).ifMatch(incident.etag()).json(mine).send(), "/awareDate");
        stale(nightly.put(incident.path() + "?expectedVersion=1").json(mine).send(), "/awareDate");
        JsonNode patch = Expect.problem(
                nightly.patch(incident.path(), "{\"awareDate\":\"2024-03-09\"}")
                        .ifMatch(incident.etag())
                        .send(),
                412,
                "version-mismatch");
        Expect.equal("currentVersion", 2, patch.path("currentVersion").asInt(0));
        Answer stored = nightly.get(incident.path());
        Expect.equal("the version", 2, stored.json().path("version").asInt(0));
    }

    @Requirement(value = "PLT-013", lookFirst = "Whether reviews compare versions as incidents do.")
    void aStaleStartOfAReviewIsRefused(Server server) {
        Stored review = server.given().review();
        var reviewer = server.as(Persona.FIRST_REVIEWER);
        ObjectNode first = review.content().deepCopy().put("lesson", "One lesson.");
        Expect.status(
                reviewer.put(review.path()).ifMatch(review.etag()).json(first).send(), 200);
        ObjectNode second = review.content().deepCopy().put("lesson", "Another lesson.");
        stale(reviewer.put(review.path()).ifMatch(review.etag()).json(second).send(), "/lesson");
    }

    private static void stale(Answer answer, String pointer) {
        JsonNode problem = Expect.problem(answer, 412, "version-mismatch");
        Expect.equal("currentVersion", 2, problem.path("currentVersion").asInt(0));
        String differing = problem.path("differingMembers").toString();
        Expect.that(differing.contains("\"" + pointer), "differingMembers with " + pointer, differing);
    }

    private static ObjectNode changed(Stored incident) {
        ObjectNode content = incident.content().deepCopy();
        content.withObject("/child").put("ageYears", 4);
        return content;
    }

    private static ObjectNode ratings(Server server) {
        ObjectNode set = server.invented().object();
        ObjectNode rating =
                server.instrument().rating(server.instrument().requiredItems().get(0), "r1");
        rating.remove("rater");
        set.putArray("ratings").add(rating);
        return set;
    }
}
