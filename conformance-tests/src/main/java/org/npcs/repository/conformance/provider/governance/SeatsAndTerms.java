package org.npcs.repository.conformance.provider.governance;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;

/** Seats of the Executive Committee, each for a year of its own. */
@Together(Ground.TEAMS)
final class SeatsAndTerms {

    @Requirement(value = "GVN-006", lookFirst = "Whether the role of the position in the team is asked for.")
    void seatsAreForLeadership(Server server) {
        Executive executive = Executive.of(server);
        Executive.refused(
                executive.seat(executive.term(0, executive.first()).put("teamKey", "NO-SUCH-POSITION")), "GOV-R-007");
    }

    @Requirement(value = "GVN-007", lookFirst = "Whether a term takes the end of the one that it replaces.")
    void everybodyHasAnOwnYear(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        Answer left = executive.seated(0, first);
        Expect.equal("the end", first.plusYears(1).toString(), left.text("/endsOn"));
        LocalDate vacant = first.plusMonths(5);
        Expect.status(executive.end("/v1/terms/" + left.text("/id"), "left-organisation", vacant), 200);
        Answer follows =
                Expect.status(executive.seat(executive.term(1, vacant).put("replaces", left.text("/id"))), 201);
        LocalDate over = vacant.plusYears(1);
        Expect.equal("the end of who follows", over.toString(), follows.text("/endsOn"));
        String second = executive.positions().get(1).jurisdiction();
        Expect.equal("who sits on the last day", List.of(second), sitting(server, over.minusDays(1)));
        Expect.equal("who sits on the day after", List.of(), sitting(server, over));
    }

    private static List<String> sitting(Server server, LocalDate day) {
        return Expect.status(server.as(Persona.FIRST_LEAD).get(Executive.PATH + "/terms?on=" + day), 200)
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("jurisdiction").asString(""))
                .toList();
    }

    @Requirement(value = "GVN-008", lookFirst = "Whether other terms of the member are looked at over all days.")
    void nobodySitsTwice(Server server) {
        Executive executive = Executive.of(server);
        executive.seated(0, executive.first());
        Executive.refused(executive.seat(executive.term(0, executive.first().plusMonths(11))), "GOV-R-008");
    }

    @Requirement(value = "GVN-009", lookFirst = "Whether the offices of a seat are looked at when it ends.")
    void officesEndWithTheSeat(Server server) {
        Executive executive = Executive.of(server);
        LocalDate first = executive.first();
        String term = "/v1/terms/" + executive.seated(0, first).text("/id");
        String office = "/v1/offices/"
                + Expect.status(executive.lead(0, first, first.plusYears(1)), 201)
                        .text("/id");
        Answer silent = server.as(Persona.OPERATOR)
                .post(term + "/transitions")
                .json(server.invented().object().put("to", "ended"))
                .send();
        Expect.problem(silent, 422, "validation-failed");
        Expect.status(executive.end(term, "left-committee", first.plusMonths(2)), 200);
        Expect.equal(
                "the end of the office",
                first.plusMonths(2).toString(),
                server.as(Persona.FIRST_LEAD).get(office).text("/endsOn"));
    }

    @Requirement(value = "GVN-019", lookFirst = "Whether a refusal is made with the charter in force.")
    void aRefusalNamesWhatItRestsOn(Server server) {
        Executive executive = Executive.of(server);
        Answer refused = executive.seat(executive.term(0, executive.first()).put("teamKey", "NO-SUCH-POSITION"));
        Executive.refused(refused, "GOV-R-007");
        Expect.that(!refused.text("/paragraph").isEmpty(), "a paragraph", "none");
        String inForce = CharterVersions.inForce(server);
        Expect.equal("the version", inForce, refused.text("/charterVersion"));
        Expect.status(server.as(Persona.ANYBODY).get("/v1/rules/GOV-R-007"), 200);
    }
}
