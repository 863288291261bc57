package org.npcs.repository.conformance.provider.improvement;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a member observes, and what is made of it. */
final class Observations {

    private static final String MONTH = "2026-01";

    @Requirement(value = "IMP-002", lookFirst = "Whether the counts of an observation are compared with each other.")
    void whatCannotBeIsRefused(Server server) {
        OneMonth one = new OneMonth(server);
        ObjectNode sums = one.content(20);
        ((ObjectNode) sums.at("/elements/0")).put("notRecorded", 0);
        refused(one.state(MONTH, sums), "/elements/0");
        refused(one.state(MONTH, one.content(20).put("allOrNoneMet", 20)), "/allOrNoneMet");
        ObjectNode twice = one.content(20);
        twice.withArray("/elements").set(0, twice.at("/elements/1"));
        refused(one.state(MONTH, twice), "/elements");
        one.stated(MONTH, one.content(20));
    }

    private static void refused(Answer answer, String pointer) {
        List<String> pointers = Expect.problem(answer, 422, "validation-failed")
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("pointer").asString(""))
                .toList();
        Expect.that(pointers.contains(pointer), "a finding at " + pointer, pointers.toString());
    }

    @Requirement(value = "IMP-003", lookFirst = "Whether observations are asked for in the name of their owner.")
    void nobodyElseIsTold(Server server) {
        OneMonth one = new OneMonth(server);
        one.stated(MONTH, one.content(20));
        for (String path : List.of(one.path(MONTH), one.scores(), one.chart())) {
            Expect.status(server.as(Persona.FIRST_ANALYST).get(path), 200);
            Expect.problem(server.as(Persona.SECOND_ANALYST).get(path), 404, "not-found");
        }
    }

    @Requirement(value = "IMP-004", lookFirst = "Whether the whole of a share holds what was not recorded.")
    void gapsCountAsNotDone(Server server) {
        OneMonth one = new OneMonth(server);
        one.stated(MONTH, one.content(20));
        JsonNode month = month(server, one);
        JsonNode element = month.at("/elements/0");
        Expect.equal("children", 20, element.at("/share/denominator").asInt(0));
        Expect.equal("children with it done", 19, element.at("/share/n").asInt(0));
        Expect.equal("gaps", 1, element.path("notRecorded").asInt(0));
        Expect.equal(
                "children with everything done", 19, month.at("/allOrNone/n").asInt(0));
        Expect.equal("all children", 20, month.at("/allOrNone/denominator").asInt(0));
    }

    @Requirement(value = "IMP-005", lookFirst = "Whether a share is computed of nobody.")
    void nothingOfNothingIsNoShare(Server server) {
        OneMonth one = new OneMonth(server);
        one.stated(MONTH, one.content(0));
        JsonNode month = month(server, one);
        Expect.equal("the status", "none-eligible", month.path("status").asString(""));
        Expect.that(!month.has("allOrNone") && !month.has("composite"), "no share", "one");
    }

    private static JsonNode month(Server server, OneMonth one) {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(one.scores()), 200)
                .json()
                .at("/months/0");
    }
}
