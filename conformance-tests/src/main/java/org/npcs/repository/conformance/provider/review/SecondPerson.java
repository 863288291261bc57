package org.npcs.repository.conformance.provider.review;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** A second pair of eyes. */
final class SecondPerson {

    @Requirement(value = "REV-004", lookFirst = "Whether the person is kept when the review is submitted.")
    void whoSubmittedDoesNotFinalise(Server server) {
        Answer owner = server.as(Persona.FIRST_LEAD).get("/v1/jurisdictions/" + server.first());
        if (owner.json().path("onePersonFinalisation").asBoolean(false)) {
            throw new Inconclusive("the profile of the first member allows one person; configure another member");
        }
        Stored review = server.given().ratedReview();
        server.given().moveReview(review, "open", "rating");
        Expect.status(step(server, review, Persona.FIRST_LEAD, "submitted"), 200);
        Expect.problem(step(server, review, Persona.FIRST_LEAD, "finalised"), 409, "second-person-needed");

        Stored other = server.given().ratedReview();
        server.given().moveReview(other, "open", "rating", "submitted");
        Answer finalised = Expect.status(step(server, other, Persona.FIRST_LEAD, "finalised"), 200);
        Expect.equal("the state", "finalised", finalised.text("/state"));
    }

    private static Answer step(Server server, Stored review, Persona persona, String to) {
        return server.as(persona)
                .post(Paths.review(review.id()) + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }
}
