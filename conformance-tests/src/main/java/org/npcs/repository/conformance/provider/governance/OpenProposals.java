package org.npcs.repository.conformance.provider.governance;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import org.npcs.repository.conformance.run.Together;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Proposals until they are called for consensus; each is withdrawn when a check ends. */
@Together(Ground.TEAMS)
final class OpenProposals {

    private static final String SUSPECTED = "Call 555-201-3344 about it.";

    @Requirement(value = "GVN-050", lookFirst = "Whether the member of a proposal comes from the credential.")
    void proposalsAreOfTheirMember(Server server) {
        OneProposal proposal = OneProposal.drafted(server, OneProposal.content(server));
        Expect.equal("the member", server.first(), proposal.read().text("/proposedBy"));
        Expect.problem(server.as(Persona.SECOND_ADMIN).get(proposal.path()), 404, "not-found");
        Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        Expect.problem(proposal.move(Persona.SECOND_ADMIN, "withdrawn"), 404, "not-found");
        Answer changed = server.as(Persona.SECOND_ADMIN)
                .put(proposal.path())
                .ifMatch("*")
                .json(OneProposal.content(server))
                .send();
        Expect.problem(changed, 404, "not-found");
        Expect.equal("the state", "submitted", proposal.state());
        Expect.equal(
                "the state",
                "withdrawn",
                proposal.move(Persona.FIRST_LEAD, "withdrawn").text("/state"));
    }

    @Requirement(value = "GVN-051", lookFirst = "Whether goals and outcomes are counted before it is submitted.")
    void whatIsProposedServesSomething(Server server) {
        ObjectNode aimless = OneProposal.content(server);
        aimless.remove("goals");
        OneProposal proposal = OneProposal.drafted(server, aimless);
        Executive.refused(proposal.move(Persona.FIRST_LEAD, "submitted"), "GOV-R-050");
        ObjectNode aimed = aimless.deepCopy();
        aimed.putArray("outcomes").add("fatality-rate");
        Answer changed = server.as(Persona.FIRST_LEAD)
                .put(proposal.path())
                .ifMatch("*")
                .json(aimed)
                .send();
        Expect.status(changed, 200);
        Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    @Requirement(value = "GVN-052", lookFirst = "Whether a member can take a step of the committee.")
    void onlyTheCommitteeAdopts(Server server) {
        OneProposal proposal = OneProposal.submitted(server);
        Answer refused = proposal.move(Persona.FIRST_LEAD, "adopted-by-consensus");
        Executive.refused(refused, "GOV-R-051");
        Expect.equal("the state", "submitted", refused.text("/state"));
        Expect.equal(
                "what is allowed",
                List.of("withdrawn"),
                refused.json()
                        .path("allowed")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        Answer step = server.as(Persona.FIRST_LEAD)
                .post(proposal.path() + "/committee-steps")
                .json(server.invented().object().put("to", "consensus-called"))
                .send();
        Expect.refused(step);
        Expect.equal("the state", "submitted", proposal.state());
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    @Requirement(value = "GVN-059", lookFirst = "Whether readers are asked for a member or a role.")
    void thereIsSilenceBeforeTheEnd(Server server) {
        if (server.configuration().clientId(Persona.STEWARD).isEmpty()) {
            throw new Skipped(SkipReason.NO_STEWARD);
        }
        OneProposal proposal = OneProposal.called(server);
        for (Persona within : List.of(Persona.FIRST_LEAD, Persona.SECOND_ADMIN, Persona.OPERATOR)) {
            Answer read = Expect.status(server.as(within).get(proposal.path()), 200);
            Expect.that(read.json().path("embargoed").asBoolean(false), "an embargo", "none");
        }
        for (String address : List.of(proposal.path(), proposal.path() + "/feedback")) {
            Expect.refused(server.as(Persona.STEWARD).get(address));
        }
        Answer page = server.as(Persona.STEWARD).get(OneProposal.COLLECTION + "?limit=100&state=consensus-called");
        Expect.that(!page.text().contains(proposal.read().text("/id")), "a list without it", "it in the list");
        Expect.status(proposal.step("adopted-by-consensus"), 200);
        Expect.that(!proposal.read().json().path("embargoed").asBoolean(true), "no embargo at the end", "one");
    }

    @Alone(Ground.CHARTER_REVIEWS)
    @Requirement(value = "GVN-063", lookFirst = "Whether a review is opened with the step.")
    void structuresAreReviewed(Server server) {
        if (CharterVersions.inForce(server).isEmpty()) {
            throw new Skipped(SkipReason.NO_COMMITTEE);
        }
        OneProposal proposal =
                OneProposal.drafted(server, OneProposal.content(server).put("structural", true));
        Answer submitted = Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        String review = "/v1/charter-reviews/" + submitted.text("/charterReview");
        Answer opened = Expect.status(server.as(Persona.SECOND_ADMIN).get(review), 200);
        Expect.equal("why it was opened", "structural-proposal", opened.text("/trigger"));
        Expect.equal("the proposal", submitted.text("/id"), opened.text("/proposal"));
        CharterVersions.close(server, review);
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    @Requirement(value = "GVN-067", lookFirst = "Whether days are compared with the setting of the charter in force.")
    void whatWaitsIsFlagged(Server server) {
        OneProposal proposal = OneProposal.submitted(server);
        String version = CharterVersions.inForce(server);
        int most = version.isEmpty()
                ? 30
                : server.as(Persona.FIRST_LEAD)
                        .get("/v1/charter-versions/" + version)
                        .json()
                        .at("/settings/proposalWaitDays")
                        .asInt(30);
        List<JsonNode> told =
                new ArrayList<>(Pages.items(server.as(Persona.FIRST_LEAD), OneProposal.COLLECTION + "?limit=100", 100));
        told.add(proposal.read().json());
        for (JsonNode one : told) {
            boolean flagged = one.path("flags").valueStream().anyMatch(flag -> flag.asString("")
                    .equals("waiting"));
            int days = one.path("waitingDays").asInt(-1);
            Expect.equal("whether " + days + " days are flagged", days > most, flagged);
        }
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    private static Answer comment(OneProposal proposal, Persona by, String text) {
        return proposal.server()
                .as(by)
                .post(proposal.path() + "/feedback")
                .json(proposal.server().invented().object().put("text", text))
                .send();
    }

    @Requirement(value = "GVN-064", lookFirst = "Whether rounds are counted with each submission.")
    void feedbackHasItsRound(Server server) {
        OneProposal proposal = OneProposal.submitted(server);
        Expect.status(comment(proposal, Persona.SECOND_ADMIN, "Please name the measures."), 201);
        Expect.status(proposal.step("feedback"), 200);
        Expect.status(proposal.move(Persona.FIRST_LEAD, "submitted"), 200);
        Answer given = Expect.status(comment(proposal, Persona.SECOND_ADMIN, "That is better."), 201);
        Expect.equal("the member", server.second(), given.text("/jurisdiction"));
        List<Integer> rounds =
                Pages.items(server.as(Persona.FIRST_LEAD), proposal.path() + "/feedback?limit=100", 100).stream()
                        .map(one -> one.path("round").asInt(0))
                        .toList();
        Expect.equal("the rounds", List.of(1, 2), rounds);
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
        OneProposal late = OneProposal.balloted(server);
        Expect.problem(comment(late, Persona.SECOND_ADMIN, "Too late."), 409, "illegal-transition");
        late.step("not-adopted");
    }

    @Requirement(value = "GVN-065", lookFirst = "Whether texts are screened before they are stored.")
    void noTextPointsToAPerson(Server server) {
        Answer proposed = server.as(Persona.FIRST_LEAD)
                .post(OneProposal.COLLECTION)
                .json(OneProposal.content(server).put("summary", SUSPECTED))
                .send();
        suspected(proposed, "/summary");
        OneProposal proposal = OneProposal.called(server);
        suspected(comment(proposal, Persona.SECOND_ADMIN, SUSPECTED), "/text");
        suspected(proposal.position("object", SUSPECTED), "/reason");
        proposal.move(Persona.FIRST_LEAD, "withdrawn");
    }

    private static void suspected(Answer refused, String place) {
        JsonNode problem = Expect.problem(refused, 422, "validation-failed");
        Expect.equal("the place", place, problem.at("/findings/0/pointer").asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }
}
