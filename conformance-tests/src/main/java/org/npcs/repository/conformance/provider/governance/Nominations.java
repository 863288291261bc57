package org.npcs.repository.conformance.provider.governance;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Nominations by members, and what comes of them. */
@Together(Ground.TEAMS)
final class Nominations {

    private static final String COLLECTION = "/v1/nominations";

    private static ObjectNode content(Server server, String kind, String member) {
        return server.invented()
                .object()
                .put("committee", "executive")
                .put("kind", kind)
                .put("jurisdiction", member)
                .put("teamKey", "CONFORMANCE-1");
    }

    private static Answer sent(Server server, ObjectNode nomination) {
        return server.as(Persona.FIRST_LEAD).post(COLLECTION).json(nomination).send();
    }

    private static Answer withdrawn(Server server, Persona by, String path) {
        return server.as(by)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", "withdrawn"))
                .send();
    }

    @Requirement(value = "GVN-013", lookFirst = "Whether the member of a nomination comes from the credential.")
    void membersNominateInTheirOwnName(Server server) {
        Executive.of(server);
        Answer made = Expect.status(sent(server, content(server, "nominated", server.second())), 201);
        Expect.equal("the member", server.first(), made.text("/nominatedBy"));
        JsonNode refused =
                Expect.problem(sent(server, content(server, "volunteered", server.second())), 422, "validation-failed");
        Expect.equal(
                "the place", "/jurisdiction", refused.at("/findings/0/pointer").asString(""));
        String path = COLLECTION + "/" + made.text("/id");
        Expect.problem(withdrawn(server, Persona.SECOND_ADMIN, path), 404, "not-found");
        Expect.equal(
                "the state", "open", server.as(Persona.SECOND_ADMIN).get(path).text("/state"));
        Expect.equal(
                "the state",
                "withdrawn",
                withdrawn(server, Persona.FIRST_LEAD, path).text("/state"));
    }

    @Requirement(value = "GVN-014", lookFirst = "Whether a nomination that is named is looked up with the seat.")
    void aTermAnswersItsNomination(Server server) {
        Executive executive = Executive.of(server);
        ObjectNode named = content(
                        server, "nominated", executive.positions().get(0).jurisdiction())
                .put("teamKey", executive.positions().get(0).teamKey());
        Answer made = Expect.status(sent(server, named), 201);
        String id = made.text("/id");
        Answer other = executive.seat(executive.term(1, executive.first()).put("nomination", id));
        Expect.equal(
                "the place",
                "/nomination",
                Expect.problem(other, 422, "validation-failed")
                        .at("/findings/0/pointer")
                        .asString(""));
        Answer term = Expect.status(
                executive.seat(executive.term(0, executive.first()).put("nomination", id)), 201);
        Answer appointed = server.as(Persona.FIRST_LEAD).get(COLLECTION + "/" + id);
        Expect.equal("the state", "appointed", appointed.text("/state"));
        Expect.equal("the term", term.text("/id"), appointed.text("/termId"));
    }
}
