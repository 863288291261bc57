package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Tables that researchers want to publish. */
final class OutputChecks {

    private static final String FIRST = """
            {"figures":[{"place":"all","count":6060},{"place":"a","count":2020},{"place":"b"},{"place":"c"}],
             "totals":[{"total":"all","parts":["a","b","c"]}]}""";

    private static final String REMAINDER = """
            {"figures":[{"place":"sum","count":6060},{"place":"p","count":6057},{"place":"q"},{"place":"r"}],
             "totals":[{"total":"sum","parts":["p","q","r"]}]}""";

    private static final String DERIVABLE = """
            {"figures":[{"place":"sum","count":6060},{"place":"t","count":3030},{"place":"s"}],
             "totals":[{"total":"sum","parts":["t","s"]}]}""";

    private static final String SECOND = "{\"figures\":[{\"place\":\"b\",\"count\":4037}]}";

    @Requirement(value = "ANA-098", lookFirst = "Whether tables of one request are judged together.")
    void aTableIsJudgedWithThoseBeforeIt(Server server) {
        OneResearch research = OneResearch.asked(server, 5);
        research.ready("agreed", "agreed");
        refused(check(research, "{\"figures\":[{\"place\":\"x\",\"count\":3}]}"), "x", "small-count");
        refused(check(research, REMAINDER), "p", "small-remainder");
        refused(check(research, DERIVABLE), "s", "derivable");
        Expect.equal("the outcome", "may-leave", check(research, FIRST).text("/outcome"));
        refused(check(research, SECOND), "c", "derivable");
    }

    @Requirement(value = "ANA-099", lookFirst = "Sentences that are put together with figures.")
    void noFigureIsTold(Server server) {
        OneResearch research = OneResearch.asked(server, 5);
        research.ready("agreed", "agreed");
        check(research, FIRST);
        Answer refused = check(research, SECOND);
        Answer listed = Expect.status(
                server.as(Persona.FIRST_RESEARCHER).get(research.path() + "/output-checks?limit=100"), 200);
        for (Answer answer : List.of(refused, listed)) {
            for (String figure : List.of("6060", "2020", "4037")) {
                boolean told = answer.json().findValues("findings").toString().contains(figure)
                        || answer.json().findValues("count").toString().contains(figure);
                Expect.that(!told, "no figure of a table", figure);
            }
        }
    }

    private static Answer check(OneResearch research, String table) {
        Server server = research.server();
        return Expect.status(
                server.as(Persona.FIRST_RESEARCHER)
                        .post(research.path() + "/output-checks")
                        .json(server.invented().object(table))
                        .send(),
                201);
    }

    private static void refused(Answer answer, String place, String rule) {
        Expect.equal("the outcome", "may-not-leave", answer.text("/outcome"));
        boolean named = false;
        for (JsonNode finding : answer.json().path("findings")) {
            named |= finding.path("place").asString("").equals(place)
                    && finding.path("rule").asString("").equals(rule);
        }
        Expect.that(named, "a finding " + rule + " at " + place, "none");
    }
}
