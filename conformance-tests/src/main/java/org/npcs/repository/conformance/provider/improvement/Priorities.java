package org.npcs.repository.conformance.provider.improvement;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.governance.CharterInForce;
import org.npcs.repository.conformance.provider.notice.EvidenceFigures;
import org.npcs.repository.conformance.provider.notice.OneNotice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Priorities of the first steward, retired when a check ends. */
final class Priorities {

    static final String COLLECTION = "/v1/quality-priorities";

    private static ObjectNode content(Server server) {
        ObjectNode content = server.invented()
                .object()
                .put("title", "Invented priority of a conformance run")
                .put("aim", "More children get what they need.")
                .put("aimTarget", "From 50 to 90 of 100 children.")
                .put("aimBy", "2099-01-31")
                .put("decision", "EC-CONF-1");
        content.putArray("drivers").addObject().put("key", "visits").put("text", "What is looked at in visits.");
        content.putArray("measures")
                .addObject()
                .put("key", "removals")
                .put("text", "Removals within 30 days of a visit.")
                .put("kind", "balancing");
        return content;
    }

    private static Answer asked(Server server, ObjectNode content) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        return server.as(Persona.STEWARD).post(COLLECTION).json(content).send();
    }

    private static String noted(Server server, ObjectNode content) {
        return COLLECTION + "/" + Expect.status(asked(server, content), 201).text("/id");
    }

    private static Answer move(Server server, String path, String to) {
        return server.as(Persona.STEWARD)
                .post(path + "/transitions")
                .json(server.invented().object().put("to", to).put("reason", "new-information"))
                .send();
    }

    @Requirement(value = "IMP-007", lookFirst = "Whether adoption asks for the decision.")
    void nothingIsAdoptedWithoutADecision(Server server) {
        ObjectNode content = content(server);
        content.remove("decision");
        String path = noted(server, content);
        Expect.problem(move(server, path, "adopted"), 409, "illegal-transition");
        Expect.status(move(server, path, "proposed"), 200);
        JsonNode refused = Expect.problem(move(server, path, "adopted"), 422, "validation-failed");
        Expect.equal("the place", "/decision", refused.at("/findings/0/pointer").asString(""));
        Expect.status(
                server.as(Persona.STEWARD)
                        .put(path)
                        .ifMatch("*")
                        .json(content(server))
                        .send(),
                200);
        Expect.equal("the state", "adopted", move(server, path, "adopted").text("/state"));
        move(server, path, "retired");
    }

    @Requirement(value = "IMP-015", lookFirst = "Whether the decision that is named is looked up.")
    void whatWasNotDecidedAdoptsNothing(Server server) {
        String since = CharterInForce.setting(server, "decisionsSince");
        if (since.isEmpty()) {
            throw new Skipped(SkipReason.NO_DECISIONS);
        }
        ObjectNode unknown = content(server).put("decision", "EC-" + since.substring(0, 4) + "-999999");
        notDecided(asked(server, unknown));
        String path = noted(server, content(server));
        notDecided(
                server.as(Persona.STEWARD).put(path).ifMatch("*").json(unknown).send());
        Expect.equal(
                "the decision",
                "EC-CONF-1",
                server.as(Persona.STEWARD).get(path).text("/content/decision"));
        move(server, path, "retired");
    }

    private static void notDecided(Answer refused) {
        JsonNode problem = Expect.problem(refused, 409, "charter-rule");
        Expect.equal("the place", "/decision", problem.at("/findings/0/pointer").asString(""));
    }

    @Requirement(value = "IMP-008", lookFirst = "Whether measures are looked at by their kind.")
    void harmIsWatched(Server server) {
        ObjectNode content = content(server);
        ((ObjectNode) content.at("/measures/0")).put("kind", "process");
        Answer made = Expect.status(asked(server, content), 201);
        Expect.equal("the warning", "/measures", made.text("/warnings/0/pointer"));
        Answer watched = Expect.status(asked(server, content(server)), 201);
        Expect.equal("warnings", 0, watched.json().path("warnings").size());
    }

    @Requirement(value = "IMP-009", lookFirst = "Whether reading asks if the priority is more than an idea.")
    void anIdeaExistsForNobodyElse(Server server) {
        String path = noted(server, content(server));
        String id = path.substring(COLLECTION.length() + 1);
        Expect.problem(server.as(Persona.FIRST_ANALYST).get(path), 404, "not-found");
        Expect.that(!listed(server).contains(id), "no idea in the list of a member", "one");
        Expect.status(move(server, path, "proposed"), 200);
        Expect.equal(
                "the state",
                "proposed",
                server.as(Persona.FIRST_ANALYST).get(path).text("/state"));
        Expect.that(listed(server).contains(id), "what was proposed in the list", "that it is not there");
        move(server, path, "retired");
    }

    private static List<String> listed(Server server) {
        return Pages.all(server.as(Persona.FIRST_ANALYST), COLLECTION + "?limit=100", 100, "/id");
    }

    @Requirement(value = "IMP-010", lookFirst = "Whether a participation is asked for in the name of its owner.")
    void takingPartIsToldToNobody(Server server) {
        String path = noted(server, content(server));
        Expect.status(move(server, path, "proposed"), 200);
        String own = "/v1/jurisdictions/" + server.first() + "/priority-participations/"
                + path.substring(COLLECTION.length() + 1);
        ObjectNode joining = server.invented().object().put("state", "joined").put("on", "2026-12-01");
        Expect.problem(server.as(Persona.SECOND_ANALYST).put(own).json(joining).send(), 404, "not-found");
        Expect.refused(server.as(Persona.STEWARD).put(own).json(joining).send());
        Expect.status(server.as(Persona.FIRST_ANALYST).put(own).json(joining).send(), 201);
        for (Persona other : List.of(Persona.SECOND_ANALYST, Persona.STEWARD)) {
            Expect.problem(server.as(other).get(own), 404, "not-found");
        }
        Expect.equal(
                "the state", "joined", server.as(Persona.FIRST_ANALYST).get(own).text("/state"));
        move(server, path, "retired");
    }

    @Requirement(value = "IMP-013", lookFirst = "Whether texts are screened before they are stored.")
    void textsPointToNobody(Server server) {
        Answer refused = asked(server, content(server).put("aim", "Call 555-201-3344 to learn what is to be better."));
        JsonNode problem = Expect.problem(refused, 422, "validation-failed");
        Expect.equal("the place", "/aim", problem.at("/findings/0/pointer").asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
        Answer cycle = server.as(Persona.FIRST_ANALYST)
                .post(Cycles.collection(server))
                .json(Cycles.content(server).put("question", "Does anybody answer at 555-201-3344 in the night?"))
                .send();
        Expect.problem(cycle, 422, "validation-failed");
        Expect.that(!cycle.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    @Requirement(value = "IMP-014", lookFirst = "Whether releases and notices that are named are looked up.")
    void whatAPriorityRestsOnCanBeRead(Server server) {
        ObjectNode content = content(server);
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2001Q1.1")
                .put("table", "incidents")
                .put("period", "2001");
        List<String> pointers = Expect.problem(asked(server, content), 422, "validation-failed")
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("pointer").asString(""))
                .toList();
        Expect.equal("the places", List.of("/evidence/0", "/notices/0"), pointers);
        notIssued(server);
    }

    private static void notIssued(Server server) {
        ObjectNode content = content(server);
        try (OneNotice notice = OneNotice.atGate(server)) {
            content.putArray("notices").add(notice.id());
            Expect.refused(asked(server, content));
            notice.pass();
            Expect.status(notice.move("issued"), 200);
            content.putArray("notices").add(notice.number());
            Expect.status(asked(server, content), 201);
        }
    }

    @Requirement(value = "IMP-014", lookFirst = "Whether the row that is cited tells a count.")
    void whatAReleaseHidesIsNoReason(Server server) {
        String release = server.releases().published(server);
        boolean[] seen = new boolean[2];
        for (JsonNode table : Pages.items(server.as(Persona.ANYBODY), "/v1/analytics?limit=50", 50)) {
            for (JsonNode row : EvidenceFigures.rows(server, release, table)) {
                int counted = row.has("nLower") ? 1 : 0;
                if (!seen[counted]) {
                    seen[counted] = true;
                    ObjectNode content = content(server);
                    content.putArray("evidence").add(EvidenceFigures.cited(server, release, table, row));
                    if (counted == 1) {
                        Expect.status(asked(server, content), 201);
                    } else {
                        JsonNode refused = Expect.problem(asked(server, content), 422, "validation-failed");
                        Expect.equal(
                                "the place",
                                "/evidence/0",
                                refused.at("/findings/0/pointer").asString(""));
                    }
                }
            }
        }
        if (!seen[0]) {
            throw new Inconclusive("the release " + release + " hides no figure");
        }
    }
}
