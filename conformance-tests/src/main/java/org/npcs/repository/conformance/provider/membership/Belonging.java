package org.npcs.repository.conformance.provider.membership;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The way of a jurisdiction through the partnership. */
final class Belonging {

    @Requirement(value = "MEM-101", lookFirst = "Whether the team is looked at when a member becomes active.")
    void nobodyIsActiveWithoutALeaderAndAnExecutive(Server server) {
        String membership = Operators.entered(server, "ZZ-PAR1");
        Operators.bring(server, membership, "onboarding");
        Answer refused = Operators.step(server, membership, "active");
        JsonNode problem = Expect.problem(refused, 409, "charter-rule");
        Expect.equal("the rule", "GOV-R-070", problem.at("/findings/0/rule").asString(""));
        Expect.equal("the state", "onboarding", problem.path("state").asString(""));
        Expect.that(
                problem.path("detail").asString("").toLowerCase(Locale.ROOT).contains("leader"),
                "what is missing",
                "nothing of it");
        Expect.equal("the state", "onboarding", Operators.state(server, membership));
    }

    @Requirement(value = "MEM-103", lookFirst = "Whether each step is kept, and taken by the operator's side alone.")
    void stepsAreKeptAndTakenInOrder(Server server) {
        String membership = Operators.entered(server, "ZZ-PAR2");
        Expect.refused(server.as(Persona.FIRST_LEAD)
                .post(membership + "/transitions")
                .json(server.invented().object().put("to", "onboarding"))
                .send());
        String to = Operators.state(server, membership).equals("left") ? "applicant" : "left";
        Expect.problem(Operators.step(server, membership, "active"), 409, "illegal-transition");
        Answer moved = Expect.status(Operators.step(server, membership, to), 200);
        Expect.equal("the state", to, moved.text("/state"));
        JsonNode steps = Expect.status(server.as(Persona.SECOND_ADMIN).get(membership), 200)
                .json()
                .path("steps");
        Expect.that(!steps.isEmpty(), "the steps", "none");
        JsonNode last = steps.get(steps.size() - 1);
        Expect.equal("the last step", to, last.path("state").asString(""));
        Expect.equal("its decision", "EC-CONF-1", last.path("decision").asString(""));
        Expect.that(last.has("on"), "the day of the step", "none");
    }

    @Requirement(value = "MEM-104", lookFirst = "Whether the successor is looked up.")
    void aSuccessorIsAnother(Server server) {
        String membership = Operators.entered(server, "ZZ-PAR3");
        Operators.bring(server, membership, "left");
        for (String nobody : List.of("ZZ-PAR3", "ZZ-QQQ9")) {
            Answer refused = Operators.step(
                    server,
                    membership,
                    server.invented().object().put("to", "succeeded").put("successor", nobody));
            JsonNode problem = Expect.problem(refused, 422, "validation-failed");
            Expect.equal(
                    "the place", "/successor", problem.at("/findings/0/pointer").asString(""));
        }
        Expect.equal("the state", "left", Operators.state(server, membership));
    }

    @Requirement(value = "MEM-105", lookFirst = "Whether each step names who acts and the operation to call.")
    void onboardingIsToldInTenStepsAtMost(Server server) {
        String path = "/v1/jurisdictions/" + server.first() + "/onboarding";
        Answer way = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        JsonNode steps = way.json().path("steps");
        Expect.that(!steps.isEmpty() && steps.size() <= 10, "one step to ten", steps.size() + " steps");
        Set<String> ids = new HashSet<>();
        int missing = 0;
        for (JsonNode step : steps) {
            Expect.that(ids.add(step.path("id").asString("")), "each step once", "one twice");
            for (String member : List.of("actor", "operation", "href")) {
                Expect.that(!step.path(member).asString("").isEmpty(), "the " + member + " of a step", "none");
            }
            missing += step.path("done").asBoolean(false) ? 0 : 1;
        }
        Expect.equal(
                "how many are missing,", missing, way.json().path("missing").asInt(-1));
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path), 404, "not-found");
    }

    @Requirement(value = "MEM-109", lookFirst = "Whether the other side of a relation is looked up.")
    void relationsLeadToOthers(Server server) {
        String path = "/v1/jurisdictions/" + server.first() + "/relations";
        Answer before = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        for (String nobody : List.of(server.first(), "ZZ-QQQ9")) {
            JsonNode problem = Expect.problem(put(server, path, nobody), 422, "validation-failed");
            Expect.equal(
                    "the place",
                    "/relations/0/with",
                    problem.at("/findings/0/pointer").asString(""));
        }
        Expect.status(put(server, path, server.second()), 200, 201);
        Answer after = Expect.status(server.as(Persona.SECOND_ADMIN).get(path), 200);
        Expect.equal("the other side", server.second(), after.text("/relations/0/with"));
        Expect.equal("within", before.text("/within"), after.text("/within"));
    }

    private static Answer put(Server server, String path, String other) {
        ObjectNode relations = server.invented().object();
        relations.withArray("/relations").addObject().put("kind", "neighbours").put("with", other);
        boolean stored = !Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200)
                .text("/version")
                .equals("0");
        var call = server.as(Persona.FIRST_LEAD).put(path);
        return (stored ? call.ifMatch("*") : call).json(relations).send();
    }
}
