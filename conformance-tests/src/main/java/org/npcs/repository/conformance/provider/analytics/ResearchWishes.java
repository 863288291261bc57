package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Feed;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** What researchers ask for: who may ask what, who sees it, and who decides. */
final class ResearchWishes {

    @Requirement(value = "ANA-090", lookFirst = "Whether names are compared with the published rules.")
    void whatCannotLeaveIsRefusedWithItsPlace(Server server) {
        ObjectNode county = OneResearch.wanted(server);
        county.putArray("variables").add("county");
        ObjectNode stranger = OneResearch.wanted(server);
        stranger.putArray("jurisdictions").add("ZZ-NONE");
        ObjectNode past = OneResearch.wanted(server).put("destroyBy", "2020-01-31");
        refused(OneResearch.file(server, county), "/variables/0");
        refused(OneResearch.file(server, stranger), "/jurisdictions/0");
        refused(OneResearch.file(server, past), "/destroyBy");
    }

    private static void refused(Answer answer, String pointer) {
        Expect.problem(answer, 422, "validation-failed");
        boolean named = answer.json().path("findings").valueStream().anyMatch(one -> one.toString()
                .contains("\"" + pointer + "\""));
        Expect.that(named, "a finding at " + pointer, "none");
    }

    @Requirement(value = "ANA-091", lookFirst = "Whether whose client filed it is compared.")
    void threeSidesKnowOfARequest(Server server) {
        OneResearch research = OneResearch.filed(server, OneResearch.wanted(server), 0);
        Expect.status(server.as(Persona.STEWARD).get(research.path()), 200);
        Expect.problem(server.as(Persona.SECOND_RESEARCHER).get(research.path()), 404, "not-found");
        Expect.problem(server.as(Persona.SECOND_RESEARCHER).get(research.path() + "/output-checks"), 404, "not-found");
        Answer listed = server.as(Persona.SECOND_RESEARCHER).get(OneResearch.COLLECTION + "?limit=500");
        Expect.that(!listed.text().contains(research.id()), "no request of others in a list", "one");
        Expect.refused(server.as(Persona.FIRST_RESEARCHER).get(research.path() + "/owners"));
        Expect.problem(server.as(Persona.FIRST_COUNSEL).get(research.ofFirst()), 404, "not-found");
        Expect.status(research.move(Persona.STEWARD, "owners-asked"), 200);
        Expect.status(server.as(Persona.FIRST_COUNSEL).get(research.ofFirst()), 200);
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(research.ofFirst()), 404, "not-found");
        Expect.status(research.move(Persona.FIRST_RESEARCHER, "cancelled"), 200);
    }

    @Requirement(value = "ANA-092", lookFirst = "In whose name an owner is asked, and until when it may answer.")
    void ownersAreToldAndMayStayOut(Server server) {
        Feed feed = Feed.fromNow(server, "research-participation");
        OneResearch research = OneResearch.asked(server, 4);
        Answer told = Expect.status(server.as(Persona.FIRST_COUNSEL).get(research.ofFirst()), 200);
        Expect.equal("the state", "asked", told.text("/state"));
        feed.expectTold(told.text("/id"));
        for (String to : List.of("excluded", "agreed", "excluded")) {
            Expect.equal(
                    "the state",
                    to,
                    Expect.status(research.answerOfFirst(to), 200).text("/state"));
        }
        research.ready("agreed", "agreed");
        Expect.problem(research.answerOfFirst("excluded"), 409, "illegal-transition");
    }

    @Requirement(value = "ANA-093", lookFirst = "Whether who asked the owners is remembered.")
    void nobodyApprovesAloneOrTooEarly(Server server) {
        OneResearch research = OneResearch.asked(server, 4);
        Expect.status(research.answerOfFirst("agreed"), 200);
        Expect.problem(research.move(Persona.SECOND_STEWARD, "approved"), 409, "owners-may-still-decide");
        Expect.status(research.answerOfSecond("agreed"), 200);
        Expect.problem(research.move(Persona.STEWARD, "approved"), 409, "second-person-needed");
        Expect.status(research.move(Persona.FIRST_RESEARCHER, "cancelled"), 200);
    }
}
