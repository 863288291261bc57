package org.npcs.repository.conformance.provider.governance;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Consensus first, then two-thirds of the seats. */
@Together(Ground.TEAMS)
final class ConsensusAndBallots {

    @Requirement(value = "GVN-053", lookFirst = "Whether the ballot asks for an objection that was recorded.")
    void consensusComesFirst(Server server) {
        OneProposal proposal = OneProposal.submitted(server);
        Executive.refused(proposal.step("ballot"), "GOV-R-052");
        Expect.status(proposal.step("consensus-called"), 200);
        Executive.refused(proposal.step("ballot"), "GOV-R-052");
        Expect.equal("the state", "consensus-called", proposal.state());
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    @Requirement(value = "GVN-054", lookFirst = "Whether positions are read when the call is closed.")
    void aConsensusIsOne(Server server) {
        OneProposal proposal = OneProposal.called(server);
        JsonNode silent = Expect.problem(proposal.position("object", ""), 422, "validation-failed");
        Expect.equal("the place", "/reason", silent.at("/findings/0/pointer").asString(""));
        Expect.status(proposal.position("object", "The evidence is thin."), 201);
        Executive.refused(proposal.step("adopted-by-consensus"), "GOV-R-053");
        Expect.status(proposal.position("agree", ""), 200);
        Executive.refused(proposal.step("objection"), "GOV-R-054");
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        Expect.equal(
                "the rule", "consensus", proposal.decision(Persona.FIRST_LEAD).text("/rule"));
    }

    @Requirement(value = "GVN-055", lookFirst = "Whether two-thirds are rounded up, and absent seats counted.")
    void twoThirdsDecide(Server server) {
        OneProposal proposal = OneProposal.balloted(server);
        Expect.status(proposal.first("yes"), 201);
        int seats = Executive.of(server).positions().size();
        decides(proposal, seats, 1);
        OneProposal both = OneProposal.balloted(server);
        Expect.status(both.first("yes"), 201);
        Expect.status(both.second("yes"), 201);
        decides(both, seats, 2);
    }

    private static void decides(OneProposal proposal, int seats, int yes) {
        boolean adopted = yes >= (2 * seats + 2) / 3;
        Executive.refused(proposal.step(adopted ? "not-adopted" : "adopted-by-two-thirds"), "GOV-R-055");
        Expect.status(proposal.step(adopted ? "adopted-by-two-thirds" : "not-adopted"), 200);
        JsonNode decision = proposal.decision(Persona.FIRST_LEAD).json();
        Expect.equal(
                "the outcome",
                adopted ? "adopted" : "not-adopted",
                decision.path("outcome").asString(""));
        int denominator = decision.path("denominator").asInt(-1);
        Expect.equal(
                "numerator, denominator and what is needed",
                List.of(yes, seats, (2 * seats + 2) / 3),
                List.of(
                        decision.path("numerator").asInt(-1),
                        denominator,
                        decision.path("needed").asInt(-1)));
        Expect.that(decision.has("charterVersion"), "the version of the charter", "none");
    }

    @Requirement(value = "GVN-056", lookFirst = "Whether a second paper replaces the first one.")
    void aSeatHasOnePaper(Server server) {
        OneProposal proposal = OneProposal.balloted(server);
        Expect.status(proposal.first("no"), 201);
        Expect.status(proposal.first("yes"), 200);
        Answer read = server.as(Persona.SECOND_ADMIN).get(proposal.path() + "/ballots/" + server.first());
        Expect.equal("the paper", "yes", read.text("/vote"));
        Expect.equal(
                "all papers of the seat",
                List.of("no", "yes"),
                read.json()
                        .path("history")
                        .valueStream()
                        .map(one -> one.path("vote").asString(""))
                        .toList());
        Expect.equal(
                "papers",
                1,
                Pages.items(server.as(Persona.FIRST_LEAD), proposal.path() + "/ballots?limit=100", 100)
                        .size());
        proposal.step("not-adopted");
    }

    @Requirement(value = "GVN-057", lookFirst = "Whether papers are taken for seats of the caller alone.")
    void whoSitsDecides(Server server) {
        OneProposal proposal = OneProposal.balloted(server);
        Expect.problem(proposal.paper(Persona.SECOND_ADMIN, server.first(), "yes"), 404, "not-found");
        Answer nowhere = proposal.paper(Persona.FIRST_LEAD, server.first() + "?teamKey=CONFORMANCE-NO-SEAT", "yes");
        Executive.refused(nowhere, "GOV-R-056");
        Expect.problem(
                server.as(Persona.FIRST_LEAD).get(proposal.path() + "/ballots/" + server.first()), 404, "not-found");
        proposal.step("not-adopted");
    }

    @Requirement(value = "GVN-058", lookFirst = "Whether the state is read before a paper is stored.")
    void whatIsClosedStaysClosed(Server server) {
        OneProposal proposal = OneProposal.called(server);
        Answer early = proposal.first("yes");
        Expect.problem(early, 409, "illegal-transition");
        Expect.equal("the state", "consensus-called", early.text("/state"));
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        Answer late = proposal.position("object", "Too late.");
        Expect.problem(late, 409, "illegal-transition");
        Expect.equal("the state", "adopted-by-consensus", late.text("/state"));
        ObjectNode paper = server.invented().object().put("vote", "no");
        Expect.problem(
                server.as(Persona.SECOND_ADMIN)
                        .put(proposal.path() + "/ballots/" + server.second())
                        .json(paper)
                        .send(),
                409,
                "illegal-transition");
    }
}
