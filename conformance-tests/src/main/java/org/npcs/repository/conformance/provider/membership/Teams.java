package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Teams: positions without persons. */
final class Teams {

    private static final String CONTEXT = "Services are run by counties.";
    private static final String OTHER = "Services are run by the state.";

    private static String path(String member) {
        return "/v1/jurisdictions/" + member + "/team";
    }

    private static ObjectNode positions(Server server, String... keysAndRoles) {
        ObjectNode team = server.invented().object();
        for (int i = 0; i < keysAndRoles.length; i += 2) {
            ObjectNode position = team.withArray("/positions").addObject().put("key", keysAndRoles[i]);
            position.putArray("roles").add(keysAndRoles[i + 1]);
        }
        return team;
    }

    /** The team as it is now, without what the repository adds; a leader and an executive where there is none. */
    private static ObjectNode now(Server server, String member) {
        ObjectNode read = Expect.status(server.as(Persona.FIRST_LEAD).get(path(member)), 200)
                .object()
                .deepCopy();
        ObjectNode team = positions(server, "LEAD-1", "leader", "EXEC-1", "executive");
        if (!read.path("positions").isEmpty()) {
            team.set("positions", read.get("positions"));
        }
        return team;
    }

    private static Answer put(Server server, Persona persona, String member, ObjectNode team) {
        boolean stored = !Expect.status(server.as(Persona.FIRST_LEAD).get(path(member)), 200)
                .text("/version")
                .equals("0");
        var call = server.as(persona).put(path(member));
        return (stored ? call.ifMatch("*") : call).json(team).send();
    }

    @Requirement(value = "MEM-100", lookFirst = "Whether the owner of a team comes from the credential.")
    void aTeamIsStatedByItsMemberAndReadByAll(Server server) {
        String member = server.first();
        String before = server.as(Persona.FIRST_LEAD).get(path(member)).text("/context");
        ObjectNode team = now(server, member).put("context", before.equals(CONTEXT) ? OTHER : CONTEXT);
        Expect.status(put(server, Persona.FIRST_LEAD, member, team), 200, 201);
        Expect.problem(put(server, Persona.SECOND_ADMIN, member, team), 404, "not-found");
        Answer read = Expect.status(server.as(Persona.SECOND_ADMIN).get(path(member)), 200);
        Expect.that(!read.text("/context").isEmpty(), "the context", "none");
        Expect.equal(
                "positions",
                team.path("positions").size(),
                read.json().path("positions").size());
    }

    @Alone(Ground.TEAMS)
    @Requirement(value = "MEM-102", lookFirst = "Whether flags follow the team, and the state does not.")
    void losingTheLastExecutiveIsFlagged(Server server) {
        String member = server.second();
        ObjectNode before = now(server, member);
        try {
            Expect.status(put(server, Persona.SECOND_ADMIN, member, positions(server, "LEAD-1", "leader")), 200, 201);
            Answer read = Expect.status(
                    server.as(Persona.FIRST_LEAD).get("/v1/jurisdictions/" + member + "/membership"), 200);
            Expect.equal("the state", "active", read.text("/state"));
            Expect.that(flagged(read), "the flag no-executive", "none");
        } finally {
            put(server, Persona.SECOND_ADMIN, member, before);
        }
    }

    private static boolean flagged(Answer read) {
        return read.json().path("flags").valueStream().anyMatch(flag -> flag.asString("")
                .equals("no-executive"));
    }

    @Requirement(value = "MEM-110", lookFirst = "Whether the context of a team is screened before it is stored.")
    void textsPointToNobody(Server server) {
        String member = server.first();
        ObjectNode team = now(server, member).put("context", "Call 555-201-3344 for more.");
        Answer refused = put(server, Persona.FIRST_LEAD, member, team);
        JsonNode problem = Expect.problem(refused, 422, "validation-failed");
        Expect.equal("the place", "/context", problem.at("/findings/0/pointer").asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    @Requirement(value = "MEM-111", lookFirst = "Whether the keys of positions are compared.")
    void aKeyStandsForOnePosition(Server server) {
        String member = server.first();
        ObjectNode team = now(server, member);
        ((ArrayNode) team.path("positions")).insert(1, team.at("/positions/0").deepCopy());
        JsonNode problem = Expect.problem(put(server, Persona.FIRST_LEAD, member, team), 422, "validation-failed");
        Expect.equal(
                "the place",
                "/positions/1/key",
                problem.at("/findings/0/pointer").asString(""));
    }
}
