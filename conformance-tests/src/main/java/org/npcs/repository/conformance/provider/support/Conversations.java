package org.npcs.repository.conformance.provider.support;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** What the two sides say to each other. */
final class Conversations {

    private static final String TEXT = "We have an hour for you tomorrow morning.";

    @Requirement(value = "SUP-007", lookFirst = "Whether those who match are told more than that a member asks.")
    void theTwoSidesAreAmongThemselves(Server server) {
        try (OneRequest request = OneRequest.matched(server)) {
            Expect.status(request.write(OneRequest.HELPING, TEXT), 201);
            for (Persona side : List.of(OneRequest.ASKING, OneRequest.HELPING)) {
                Answer read = Expect.status(server.as(side).get(request.path() + "/messages"), 200);
                Expect.equal("the message", TEXT, read.text("/items/0/text"));
                Expect.equal("who wrote it", server.second(), read.text("/items/0/by"));
                Expect.equal(
                        "the mailbox", OneRequest.MAILBOX, request.read(side).text("/mailbox"));
            }
            Expect.problem(server.as(Persona.STEWARD).get(request.path() + "/messages"), 404, "not-found");
            Expect.problem(request.write(Persona.STEWARD, TEXT), 404, "not-found");
            Expect.that(
                    !request.read(Persona.STEWARD).text().contains(OneRequest.MAILBOX),
                    "no mailbox for those who match",
                    "one");
            Expect.status(request.move(OneRequest.ASKING, "requested"), 200);
            Expect.problem(server.as(OneRequest.HELPING).get(request.path() + "/messages"), 404, "not-found");
        }
    }

    @Requirement(value = "SUP-008", lookFirst = "Whether messages are screened.")
    void aMessageNamesNobody(Server server) {
        try (OneRequest request = OneRequest.matched(server)) {
            Answer refused = request.write(OneRequest.ASKING, "Call 555-201-3344 to learn more of it.");
            Expect.problem(refused, 422, "validation-failed");
            Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
        }
    }
}
