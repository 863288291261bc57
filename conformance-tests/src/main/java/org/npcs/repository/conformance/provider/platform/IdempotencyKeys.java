package org.npcs.repository.conformance.provider.platform;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.http.Call;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** A repeated POST has one effect. */
final class IdempotencyKeys {

    private static final LocalDate DAY = LocalDate.of(2024, 4, 1);

    @Requirement(value = "PLT-007", lookFirst = "Operations that were added later and forgot the header.")
    void aPostWithoutAKeyIsRefused(Server server) {
        Stored incident = server.given().accepted();
        Stored review = server.given().review(incident, 1, server.instrument().unrated());
        ObjectNode step = server.invented().object().put("to", "open");
        List<Call> calls = List.of(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/determinations")
                        .json(server.invented().determination(2, "fatality", DAY)),
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/findings")
                        .json(server.invented().finding(1)),
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/transitions")
                        .json(server.invented().object().put("to", "in-review")),
                server.as(Persona.FIRST_REVIEWER)
                        .post(Paths.review(review.id()) + "/transitions")
                        .json(step),
                server.as(Persona.FIRST_ADMIN)
                        .post("/v1/clients/" + server.configuration().clientId(Persona.FIRST_REVIEWER) + "/transitions")
                        .json(server.invented().object().put("to", "active")));
        for (Call call : calls) {
            Expect.problem(call.without("Idempotency-Key").send(), 400, "missing-idempotency-key");
        }
        Answer unchanged = server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id()) + "/versions/2");
        Expect.equal(
                "the number of determinations",
                1,
                unchanged.json().at("/content/determinations").size());
    }

    @Requirement(value = "PLT-008", lookFirst = "Whether the answer is kept in the same transaction as the effect.")
    void aRepeatedDeterminationIsAddedOnce(Server server) {
        Stored incident = server.given().incident();
        Call call = determination(server, incident, "fatality");
        Answer first = Expect.status(call.send(), 201);
        same(first, call.send());
        Answer stored = server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id()));
        Expect.equal("the version", 2, stored.json().path("version").asInt(0));
    }

    @Requirement(value = "PLT-008", lookFirst = "Steps are often left out when keys are kept for creations only.")
    void aRepeatedStepIsTakenOnce(Server server) {
        Stored incident = server.given().incident();
        Call call = server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(incident.id()) + "/transitions")
                .json(server.invented().object().put("to", "accepted"));
        Answer first = Expect.status(call.send(), 200);
        same(first, call.send());
    }

    @Requirement(value = "PLT-008", lookFirst = "Whether findings use the same store of keys.")
    void aRepeatedFindingIsAddedOnce(Server server) {
        Stored incident = server.given().incident();
        Call call = server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(incident.id()) + "/findings")
                .json(server.invented().finding(1));
        Answer first = Expect.status(call.send(), 201);
        same(first, call.send());
    }

    @Requirement(value = "PLT-009", lookFirst = "Whether a digest of the request is kept with the key.")
    void aKeyStandsForOneRequest(Server server) {
        Stored incident = server.given().incident();
        Call call = determination(server, incident, "fatality");
        Expect.status(call.send(), 201);
        Call other = determination(server, incident, "serious-injury")
                .key(call.headers().getOrDefault("Idempotency-Key", ""));
        Expect.problem(other.send(), 422, "idempotency-key-reused");
    }

    @Requirement(value = "PLT-010", lookFirst = "Whether client and jurisdiction are part of the stored key.")
    void membersDoNotShareKeys(Server server) {
        Stored own = server.given().incident();
        Call call = determination(server, own, "fatality");
        Expect.status(call.send(), 201);
        Stored foreign = server.given()
                .incident(
                        Persona.SECOND_NIGHTLY,
                        server.second(),
                        server.invented().incident(server.invented().key()));
        Answer answer = server.as(Persona.SECOND_NIGHTLY)
                .post(Paths.incident(foreign.id()) + "/determinations")
                .key(call.headers().getOrDefault("Idempotency-Key", ""))
                .json(server.invented().determination(2, "fatality", DAY))
                .send();
        Expect.equal("the incident", foreign.id(), Expect.status(answer, 201).text("/id"));
    }

    @Requirement(value = "PLT-010", lookFirst = "Whether the client is part of the stored key.")
    void clientsOfOneMemberDoNotShareKeys(Server server) {
        Stored review = server.given().review();
        Call call = server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.review(review.id()) + "/transitions")
                .json(server.invented().object().put("to", "open"));
        Expect.status(call.send(), 200);
        Answer answer = server.as(Persona.FIRST_REVIEWER)
                .post(Paths.review(review.id()) + "/transitions")
                .key(call.headers().getOrDefault("Idempotency-Key", ""))
                .json(server.invented().object().put("to", "open"))
                .send();
        Expect.problem(answer, 409, "illegal-transition");
    }

    private static Call determination(Server server, Stored incident, String kind) {
        return server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(incident.id()) + "/determinations")
                .json(server.invented().determination(2, kind, DAY));
    }

    /** Compares all but the facts about the answer itself. */
    static void same(Answer first, Answer second) {
        Expect.equal("the status of the first answer,", first.status(), second.status());
        ObjectNode before = first.object();
        ObjectNode after = second.object();
        before.remove("meta");
        after.remove("meta");
        Expect.that(before.equals(after), "the same answer as the first", "another body");
    }
}
