package org.npcs.repository.conformance.provider.governance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Committees and what is told of them. */
@Together(Ground.TEAMS)
final class Committees {

    static String key(Server server) {
        return "conformance-" + server.invented().letters(8).toLowerCase(Locale.ROOT);
    }

    static ObjectNode workgroup(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("kind", "workgroup")
                .put("name", "Invented workgroup")
                .put("purpose", "Is there during a conformance run.")
                .put("decision", "EC-CONF-1");
        content.putArray("goals").add("prevent-incidents");
        return content;
    }

    static Answer put(Server server, String key, ObjectNode content) {
        return server.as(Persona.OPERATOR)
                .put("/v1/committees/" + key)
                .json(content)
                .send();
    }

    @Requirement(value = "GVN-005", lookFirst = "Whether a workgroup is asked for its goal and its decision.")
    void groupsServeAGoal(Server server) {
        Executive.of(server);
        String key = key(server);
        ObjectNode aimless = workgroup(server);
        aimless.remove("goals");
        Executive.refused(put(server, key, aimless), "GOV-R-004");
        ObjectNode undecided = workgroup(server);
        undecided.remove("decision");
        Executive.refused(put(server, key, undecided), "GOV-R-005");
        Expect.status(put(server, key, workgroup(server)), 201);
    }

    @Requirement(value = "GVN-015", lookFirst = "Whether the page is told for the day of the request.")
    void onePageTellsWhoSits(Server server) {
        Executive.of(server);
        Answer page = Expect.status(server.as(Persona.FIRST_LEAD).get(Executive.PATH), 200);
        LocalDate today = LocalDate.parse(page.text("/meta/at").substring(0, 10));
        for (JsonNode seat : page.json().path("sitting")) {
            LocalDate over = LocalDate.parse(seat.path("endsOn").asString(""));
            Expect.equal(
                    "the days that are left",
                    (int) ChronoUnit.DAYS.between(today, over),
                    seat.path("daysLeft").asInt(-1));
        }
        JsonNode body = page.json();
        Expect.that(body.path("advisors").isArray(), "the advisors", "none");
        boolean few = body.path("officers").size() < 2;
        boolean flagged = body.path("flags").valueStream().anyMatch(one -> one.asString("")
                .equals("fewer-than-two-co-chairs"));
        Expect.equal("the flag of fewer than two co-chairs", few, flagged);
    }

    @Requirement(value = "GVN-016", lookFirst = "Whether every member is counted once in each direction.")
    void gapsAreNamed(Server server) {
        Executive.of(server);
        String key = key(server);
        Expect.status(put(server, key, workgroup(server)), 201);
        JsonNode told = Expect.status(server.as(Persona.FIRST_LEAD).get("/v1/committees/" + key + "/composition"), 200)
                .json();
        for (List<String> direction :
                List.of(List.of("byKind", "kindsWithoutSeat"), List.of("bySize", "sizesWithoutSeat"))) {
            JsonNode groups = told.path(direction.get(0));
            Expect.that(!groups.isEmpty(), "groups " + direction.get(0), "none");
            Expect.equal(
                    direction.get(1),
                    groups.valueStream()
                            .map(one -> one.path("code").asString(""))
                            .toList(),
                    told.path(direction.get(1))
                            .valueStream()
                            .map(one -> one.asString(""))
                            .toList());
        }
        Expect.equal("members", members(told.path("byKind")), members(told.path("bySize")));
    }

    private static int members(JsonNode groups) {
        return groups.valueStream()
                .mapToInt(one -> one.path("members").asInt(0))
                .sum();
    }

    @Requirement(value = "GVN-017", lookFirst = "Whether a role is asked for its decision.")
    void rolesAreChosenByADecision(Server server) {
        Executive.of(server);
        String organisation = key(server);
        ObjectNode role =
                Roles.advisor(server, organisation).put("kind", "backbone").put("startsOn", "2200-01-01");
        ObjectNode undecided = role.deepCopy();
        undecided.remove("decision");
        Executive.refused(Roles.give(server, organisation, undecided), "GOV-R-013");
        Expect.status(Roles.give(server, organisation, role), 201);
        Expect.status(Roles.give(server, organisation + "-b", role), 201);
        Expect.equal(
                "the state",
                "appointed",
                server.as(Persona.FIRST_LEAD)
                        .get("/v1/governance-roles/" + organisation)
                        .text("/state"));
    }

    @Requirement(value = "GVN-018", lookFirst = "Whether texts are screened before they are stored.")
    void textsPointToNobody(Server server) {
        Executive.of(server);
        Answer refused =
                put(server, key(server), workgroup(server).put("purpose", "Call 555-201-3344 to learn what is done."));
        Expect.equal(
                "the place",
                "/purpose",
                Expect.problem(refused, 422, "validation-failed")
                        .at("/findings/0/pointer")
                        .asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    @Requirement(value = "GVN-022", lookFirst = "Whether a sunset is looked at when the kind is executive.")
    void theExecutiveCommitteeHasNoEnd(Server server) {
        Executive.of(server);
        JsonNode now = Expect.status(server.as(Persona.OPERATOR).get(Executive.PATH), 200)
                .json();
        ObjectNode same = server.invented().object();
        for (String member : List.of("kind", "name", "purpose", "goals", "seats", "decision")) {
            if (now.has(member)) {
                same.set(member, now.path(member));
            }
        }
        Answer answer = written(server, same.deepCopy().put("sunset", "2999-12-31"));
        if (answer.status() == 200) {
            written(server, same);
        }
        Executive.refused(answer, "GOV-R-020");
        Answer page = server.as(Persona.OPERATOR).get(Executive.PATH);
        Expect.that(!page.json().has("sunset"), "no day on which it ends", page.text("/sunset"));
    }

    private static Answer written(Server server, ObjectNode executive) {
        return server.as(Persona.OPERATOR)
                .put(Executive.PATH)
                .ifMatch("*")
                .json(executive)
                .send();
    }

    @Requirement(value = "GVN-021", lookFirst = "Whether whoever keeps governance is asked for other scopes.")
    void governanceOpensNoRecord(Server server) {
        Executive.of(server);
        for (String path : List.of("/incidents", "/reviews")) {
            Answer answer = server.as(Persona.OPERATOR).get("/v1/jurisdictions/" + server.first() + path);
            Expect.that(answer.status() == 403 || answer.status() == 404, "a refusal", Expect.described(answer));
        }
    }
}
