package org.npcs.repository.conformance.provider.membership;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** The way to live data. */
final class GoLive {

    private static final String OURS = "/v1/jurisdictions/ZZ-GOLI";

    @Requirement(value = "MEM-020", lookFirst = "Whether each step that is not done says what to do and who does it.")
    void whatIsMissingIsNamedToTheMemberAlone(Server server) {
        Answer own = Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server.first())), 200);
        steps(own);
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(path(server.first())), 404, "not-found");
    }

    @Requirement(value = "MEM-021", lookFirst = "Whether the kind of the caller is asked beside its scope.")
    void aMemberDoesNotDecideForItself(Server server) {
        String before = state(server);
        for (String to : new String[] {"trial-real", "live"}) {
            Expect.refused(server.as(Persona.FIRST_ADMIN)
                    .post(path(server.first()) + "/transitions")
                    .json(server.invented().object().put("to", to))
                    .send());
        }
        Expect.equal("the state", before, state(server));
    }

    @Requirement(value = "MEM-021", lookFirst = "Whether the steps before are looked at when the operator decides.")
    void theOperatorWaitsForTheStepsBefore(Server server) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        Expect.status(
                server.as(Persona.OPERATOR)
                        .put(OURS)
                        .json(server.invented()
                                .object()
                                .put("code", "ZZ-GOLI")
                                .put("name", "Invented by the conformance kit")
                                .put("kind", "state"))
                        .send(),
                200,
                201);
        Answer way = Expect.status(server.as(Persona.OPERATOR).get(OURS + "/go-live"), 200);
        steps(way);
        Expect.equal("the state", "sandbox", way.text("/state"));
        for (String to : new String[] {"trial-real", "live"}) {
            Answer moved = server.as(Persona.OPERATOR)
                    .post(OURS + "/go-live/transitions")
                    .json(server.invented().object().put("to", to))
                    .send();
            Expect.problem(moved, 409, "illegal-transition");
        }
    }

    private static void steps(Answer way) {
        int missing = 0;
        for (JsonNode step : way.json().path("steps")) {
            Expect.that(!step.path("actor").asString("").isEmpty(), "who acts", "nobody");
            if (!step.path("done").asBoolean()) {
                missing++;
                Expect.that(!step.path("next").asString("").isEmpty(), "what to do next", "nothing");
            }
        }
        Expect.that(way.json().path("steps").size() > 0, "steps", "none");
        Expect.equal(
                "how many are missing,", missing, way.json().path("missing").asInt(-1));
    }

    private static String state(Server server) {
        return Expect.status(server.as(Persona.FIRST_ADMIN).get(path(server.first())), 200)
                .text("/state");
    }

    private static String path(String member) {
        return "/v1/jurisdictions/" + member + "/go-live";
    }
}
