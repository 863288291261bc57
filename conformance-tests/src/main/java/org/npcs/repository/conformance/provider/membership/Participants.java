package org.npcs.repository.conformance.provider.membership;

import java.util.Locale;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Other entities that take part, and own reports on activities. */
final class Participants {

    private static ObjectNode content(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("name", "Invented institute of a conformance run")
                .put("kind", "researcher")
                .put("purpose", "Studies how teams learn.");
        content.withArray("/interests")
                .addObject()
                .put("subject", "spaced-education")
                .put("statement", "Sells a curriculum on this subject.");
        return content;
    }

    private static String proposed(Server server) {
        String path = "/v1/participants/conf-" + server.invented().letters(10).toLowerCase(Locale.ROOT);
        Expect.status(
                server.as(Operators.needed(server))
                        .put(path)
                        .json(content(server))
                        .send(),
                200,
                201);
        return path;
    }

    private static Answer step(Server server, String path, ObjectNode step) {
        return server.as(Operators.needed(server))
                .post(path + "/transitions")
                .json(step)
                .send();
    }

    @Requirement(value = "MEM-106", lookFirst = "Whether taking part asks for the decision.")
    void nobodyTakesPartWithoutADecision(Server server) {
        String path = proposed(server);
        ObjectNode step = server.invented().object().put("to", "active");
        JsonNode problem = Expect.problem(step(server, path, step), 409, "charter-rule");
        Expect.equal("the rule", "GOV-R-071", problem.at("/findings/0/rule").asString(""));
        Answer decided = Expect.status(step(server, path, step.put("decision", "EC-CONF-1")), 200);
        Expect.equal("the state", "active", decided.text("/state"));
        Expect.equal("the decision", "EC-CONF-1", decided.text("/decision"));
        step(server, path, server.invented().object().put("to", "ended"));
    }

    @Requirement(value = "MEM-107", lookFirst = "Whether declared interests are told wherever a participant is.")
    void interestsAreTold(Server server) {
        String path = proposed(server);
        Answer read = Expect.status(server.as(Persona.SECOND_ADMIN).get(path), 200);
        Expect.equal("the kind", "researcher", read.text("/kind"));
        Expect.equal("the interest", "spaced-education", read.text("/interests/0/subject"));
        Expect.that(
                Pages.all(server.as(Persona.FIRST_LEAD), "/v1/participants?limit=100", 100, "/participant")
                        .contains(path.substring("/v1/participants/".length())),
                "the participant in the list",
                "that it is not there");
        step(server, path, server.invented().object().put("to", "ended"));
    }

    @Requirement(value = "MEM-108", lookFirst = "Whether own reports are asked for in the name of their owner.")
    void anOwnReportIsToldToNobodyElse(Server server) {
        String path = "/v1/jurisdictions/" + server.first() + "/activity-statements/spaced-education";
        Answer before = server.as(Persona.FIRST_LEAD).get(path);
        boolean stored = before.status() == 200;
        String effort = stored && before.text("/effort").equals("begun") ? "steady" : "begun";
        ObjectNode report =
                server.invented().object().put("effort", effort).put("statement", "Two facilitators are trained.");
        var call = server.as(Persona.FIRST_LEAD).put(path);
        Expect.status((stored ? call.ifMatch("*") : call).json(report).send(), 200, 201);
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path), 404, "not-found");
        Answer read = Expect.status(server.as(Persona.FIRST_LEAD).get(path), 200);
        Expect.equal("the report", effort, read.text("/effort"));
        if (!server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            Expect.status(server.as(Persona.OPERATOR).get(path), 200);
        }
    }
}
