package org.npcs.repository.conformance.provider.notice;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Members are counted and supported, never ranked. */
final class Uptakes {

    private static final int LEAST_OTHERS = 5;
    private static final String NOTE = "A word for those who wrote it.";

    @Requirement(value = "NTC-011", lookFirst = "What of a response others are told.")
    void whatAMemberWroteIsItsOwn(Server server) {
        try (OneNotice notice = OneNotice.issued(server)) {
            ObjectNode response = server.invented()
                    .object()
                    .put("state", "acknowledged")
                    .put("role", "quality-lead")
                    .put("note", NOTE)
                    .put("noteFor", "issuer");
            response.putArray("adopted").addObject().put("action", "room-check").put("how", "adapted");
            Answer answered = server.as(Persona.FIRST_ANALYST)
                    .put(Responses.path(server, notice))
                    .json(response)
                    .send();
            Expect.status(answered, 201);
            Answer own = Responses.read(server, notice);
            Expect.equal("what its member reads", "adapted", own.text("/adopted/0/how"));
            Expect.problem(server.as(Persona.SECOND_ANALYST).get(Responses.path(server, notice)), 404, "not-found");
            Answer managed = uptake(server, notice, Persona.OPERATOR);
            Expect.equal("the notes", List.of(NOTE), texts(managed.json().path("notes")));
            Answer others = uptake(server, notice, Persona.SECOND_ANALYST);
            Expect.equal("the notes for others", List.of(), texts(others.json().path("notes")));
            Expect.that(!others.text().contains(NOTE), "no note for others", "one");
            for (Answer uptake : List.of(managed, others)) {
                for (String member : List.of("role", "steps", "adopted", "note")) {
                    Expect.that(uptake.json().path("rows").findValues(member).isEmpty(), "no member " + member, "one");
                }
            }
        }
    }

    @Requirement(value = "NTC-012", lookFirst = "In which order rows are told, and whose.")
    void nobodyIsRanked(Server server) {
        try (OneNotice notice = OneNotice.issued(server)) {
            Expect.status(Responses.state(server, notice, "acknowledged"), 201);
            List<String> members = members(uptake(server, notice, Persona.OPERATOR));
            Expect.that(
                    members.containsAll(List.of(server.first(), server.second())), "every member", members.toString());
            Expect.equal("the order", members.stream().sorted().toList(), members);
            Answer own = uptake(server, notice, Persona.FIRST_ANALYST);
            Expect.equal("the rows", List.of(server.first()), members(own));
            Expect.equal(
                    "whether there are totals",
                    members.size() - 1 >= LEAST_OTHERS,
                    own.json().has("totals"));
        }
    }

    private static Answer uptake(Server server, OneNotice notice, Persona persona) {
        return Expect.status(server.as(persona).get(notice.path() + "/responses"), 200);
    }

    private static List<String> members(Answer uptake) {
        return uptake.json()
                .path("rows")
                .valueStream()
                .map(row -> row.path("jurisdiction").asString(""))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }
}
