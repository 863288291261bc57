package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One decision explains, shows and simulates who sees what. */
final class Decisions {

    private static final String DATE = "incident.eventDate";
    private static final String SEX = "incident.child.sex";
    private static final String AGE = "incident.child.ageYears";

    @Requirement(value = "SHR-006", lookFirst = "What is answered for an element that no choice names.")
    void whatNobodyOpensIsClosed(Server server) {
        Assumed assumed = Assumed.agreed(server).choosing(DATE, "full", "");
        closed(assumed.decision(SEX, "quality-improvement"), "not-chosen");
        closed(assumed.decision("incident.manner", "quality-improvement"), "not-in-agreement");
        closed(assumed.decision(DATE, "research"), "purpose-not-covered");
    }

    private static void closed(JsonNode decision, String reason) {
        Expect.equal("the level", "none", decision.path("level").asString(""));
        Expect.equal("whether it is seen", "false", decision.path("allowed").asString(""));
        Expect.equal("the reason", reason, decision.path("reason").asString(""));
    }

    @Requirement(value = "SHR-009", lookFirst = "Which of agreement and choice is taken when they differ.")
    void theLowerOfTwoCounts(Server server) {
        Assumed assumed = Assumed.agreed(server).choosing(DATE, "full", "").choosing(AGE, "coarsened", "age-band");
        JsonNode date = assumed.decision(DATE, "quality-improvement");
        Expect.equal("the level", "coarsened", date.path("level").asString(""));
        Expect.equal("the coarsening", "quarter", date.path("coarsening").asString(""));
        Expect.equal("the clause", "1", date.path("clause").asString(""));
        JsonNode age = assumed.decision(AGE, "quality-improvement");
        Expect.equal("the level", "coarsened", age.path("level").asString(""));
        Expect.equal("the coarsening", "age-band", age.path("coarsening").asString(""));
        Expect.equal("the clause", "2", age.path("clause").asString(""));
    }

    @Alone(Ground.SHARING)
    @Requirement(value = "SHR-011", lookFirst = "Whether the simulation stores anything.")
    void aSimulationTellsAndChangesNothing(Server server) {
        Assumed assumed = Assumed.agreed(server).choosing(SEX, "full", "");
        List<String> before = standing(server);
        changes(server, level(server), assumed.simulate());
        Expect.equal("what stands", before, standing(server));
    }

    private static void changes(Server server, String now, Answer simulated) {
        JsonNode change = simulated
                .json()
                .path("changes")
                .valueStream()
                .filter(one -> one.path("element").asString("").equals(SEX)
                        && one.path("audience").asString("").equals("members"))
                .findFirst()
                .orElse(server.invented().object());
        if (now.equals("full")) {
            Expect.equal("a change of what is the same", "", change.path("to").asString(""));
        } else {
            Expect.equal("the level after", "full", change.path("to").asString(""));
            Expect.equal("whether it opens", "true", change.path("opens").asString(""));
        }
    }

    /** The level of the element for members as it is now, for a purpose that the agreement covers. */
    private static String level(Server server) {
        Answer report = Expect.status(
                server.as(Persona.FIRST_ADMIN).get("/v1/jurisdictions/" + server.first() + "/sharing-profile/report"),
                200);
        return report.json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("element").asString("").equals(SEX))
                .flatMap(row -> row.path("audiences").valueStream())
                .filter(view -> view.path("audience").asString("").equals("members"))
                .map(view -> view.path("level").asString(""))
                .findFirst()
                .orElse("");
    }

    private static List<String> standing(Server server) {
        String member = "/v1/jurisdictions/" + server.first();
        Answer profile = server.as(Persona.FIRST_ADMIN).get(member + "/sharing-profile");
        Answer mine = Expect.status(server.as(Persona.FIRST_ADMIN).get("/v1/me"), 200);
        return List.of(profile.json().path("content").toString(), mine.text("/agreement/version"));
    }

    @Requirement(value = "SHR-012", lookFirst = "Whether the preview and the explanation ask the same decision.")
    void aPreviewShowsWhatIsExplained(Server server) {
        Assumed assumed = Assumed.agreed(server).choosing(DATE, "full", "").choosing(AGE, "coarsened", "age-band");
        ObjectNode incident = server.invented().object().put("localKey", "CONF-SEEN01");
        incident.put("eventDate", "2024-08-09").put("county", "031");
        incident.putObject("child").put("ageYears", 0).put("sex", "2");
        Answer seen = assumed.preview(incident);
        ObjectNode expected = server.invented().object().put("eventDate", "2024-Q3");
        expected.putObject("child").put("ageBand", "LT1");
        Expect.equal("what is seen", expected, seen.json().at("/records/0/content"));
        Answer nothing = Assumed.agreed(server).preview(incident);
        Expect.equal("whether anything is seen", "false", nothing.text("/records/0/visible"));
        Expect.that(nothing.json().at("/records/0/content").isMissingNode(), "no content", "content");
    }
}
