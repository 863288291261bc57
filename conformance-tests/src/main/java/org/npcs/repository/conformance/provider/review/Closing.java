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

/** What is final is complete, and stays so until it is reopened. */
final class Closing {

    @Requirement(value = "REV-005", lookFirst = "PATCH and the rating slots of a finalised review.")
    void aFinalisedReviewIsClosedUntilItIsReopened(Server server) {
        Stored review = server.given().finalisedReview();
        ObjectNode changed = review.content().deepCopy().put("lesson", "A later lesson.");
        var reviewer = server.as(Persona.FIRST_REVIEWER);
        Expect.problem(reviewer.put(review.path()).ifMatch("*").json(changed).send(), 409, "record-closed");
        Expect.problem(
                reviewer.patch(review.path(), "{\"lesson\":\"A later lesson.\"}")
                        .ifMatch("*")
                        .send(),
                409,
                "record-closed");
        Expect.refused(step(server, review, Persona.FIRST_LEAD, "reopened", ""));
        Expect.status(step(server, review, Persona.FIRST_LEAD, "reopened", "new-information"), 200);
        Expect.status(reviewer.put(review.path()).ifMatch("*").json(changed).send(), 200);
    }

    @Requirement(value = "REV-006", lookFirst = "Whether required items are read from the instrument version.")
    void aHalfRatedReviewIsNotSubmitted(Server server) {
        ObjectNode half = server.instrument().rated();
        half.withArray("/ratings").remove(0);
        Stored review = server.given().review(server.given().accepted(), 1, half);
        server.given().moveReview(review, "open", "rating");
        Answer answer = step(server, review, Persona.FIRST_REVIEWER, "submitted", "");
        Findings.refusedAt(answer, "/ratings");
        Answer stored = server.as(Persona.FIRST_REVIEWER).get(Paths.review(review.id()));
        Expect.equal("the state", "rating", stored.text("/state"));
    }

    @Requirement(value = "REV-009", lookFirst = "Whether the rules run again when the review is finalised.")
    void finalisingReportsEveryFinding(Server server) {
        Stored review = server.given().ratedReview();
        server.given().moveReview(review, "open", "rating", "submitted");
        ObjectNode poorer = review.content().deepCopy();
        poorer.remove("depth");
        poorer.withArray("/ratings").remove(0);
        Answer put = server.as(Persona.FIRST_REVIEWER)
                .put(review.path())
                .ifMatch("*")
                .json(poorer)
                .send();
        if (put.status() != 200) {
            throw new org.npcs.repository.conformance.check.Inconclusive(
                    "a submitted review could not be changed: " + Expect.described(put));
        }
        Answer answer = step(server, review, Persona.FIRST_LEAD, "finalised", "");
        Findings.refusedAt(answer, "/depth");
        Findings.refusedAt(answer, "/ratings");
    }

    private static Answer step(Server server, Stored review, Persona persona, String to, String reason) {
        ObjectNode step = server.invented().object().put("to", to);
        if (!reason.isEmpty()) {
            step.put("reason", reason);
        }
        return server.as(persona)
                .post(Paths.review(review.id()) + "/transitions")
                .json(step)
                .send();
    }
}
