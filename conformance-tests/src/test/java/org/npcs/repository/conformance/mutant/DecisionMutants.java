package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import org.npcs.repository.conformance.toy.Reply;
import tools.jackson.databind.node.ArrayNode;

/** Servers that are wrong about proposals, ballots and decisions. */
final class DecisionMutants {

    private static final String PROPOSALS = "/v1/proposals";
    private static final String PROPOSAL = PROPOSALS + "/[^/]+";
    private static final String TRANSITIONS = PROPOSAL + "/transitions";
    private static final String STEPS = PROPOSAL + "/committee-steps";
    private static final String PAPER = PROPOSAL + "/ballots/[^/]+";
    private static final String POSITION = PROPOSAL + "/positions/[^/]+";
    private static final String DECISION = "/v1/decisions/[^/]+";

    private DecisionMutants() {}

    static List<Mutant> all() {
        return List.of(
                of(
                        "GVN-050",
                        "proposalsAreOfAnother",
                        Edits.answers("GET", PROPOSAL, body -> body.put("proposedBy", "US-XB"))),
                of("GVN-051", "nothingIsServed", GovernanceMutants.refusedFor("POST", TRANSITIONS, "GOV-R-050", 200)),
                of("GVN-052", "membersAdopt", GovernanceMutants.refusedFor("POST", TRANSITIONS, "GOV-R-051", 200)),
                of("GVN-053", "ballotsNeedNoCall", GovernanceMutants.refusedFor("POST", STEPS, "GOV-R-052", 200)),
                of("GVN-054", "objectionsArePassedOver", GovernanceMutants.refusedFor("POST", STEPS, "GOV-R-053", 200)),
                of("GVN-055", "whoeverClosesDecides", GovernanceMutants.refusedFor("POST", STEPS, "GOV-R-055", 200)),
                of("GVN-056", "papersAreForgotten", Edits.answers("GET", PAPER, body -> {
                    if (body.path("history") instanceof ArrayNode history && history.size() > 1) {
                        history.remove(0);
                    }
                })),
                of("GVN-057", "anybodyVotes", GovernanceMutants.refusedFor("PUT", PAPER, "GOV-R-056", 201)),
                of("GVN-058", "thePollNeverCloses", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return (request.is("PUT", PAPER) || request.is("PUT", POSITION))
                                    && reply.isProblem("illegal-transition")
                            ? Edits.as(reply, 201, "")
                            : reply;
                }),
                of(
                        "GVN-059",
                        "nothingIsEmbargoed",
                        Edits.answers("GET", PROPOSAL, body -> body.put("embargoed", false))),
                of("GVN-060", "decidedTwice", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", STEPS)
                                    && reply.isProblem("illegal-transition")
                                    && reply.json().path("state").asString("").startsWith("adopted")
                            ? Edits.as(reply, 200, "")
                            : reply;
                }),
                of("GVN-061", "namesAreToldToAll", Edits.answers("GET", DECISION, body -> {
                    if (!body.has("dissent")) {
                        body.putArray("dissent");
                    }
                })),
                of(
                        "GVN-062",
                        "whatWasLostIsTold",
                        GovernanceMutants.refusedFor("PUT", DECISION + "/release-note", "GOV-R-059", 200)),
                of(
                        "GVN-063",
                        "structuresChangeUnseen",
                        Edits.answers("POST", TRANSITIONS, body -> body.remove("charterReview"))),
                of("GVN-064", "roundsAreNotCounted", Edits.answers("GET", PROPOSAL + "/feedback", body -> body.path(
                                "items")
                        .forEach(one -> ((tools.jackson.databind.node.ObjectNode) one).put("round", 1)))),
                of("GVN-065", "commentsAreNotScreened", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return request.is("POST", PROPOSAL + "/feedback") && reply.isProblem("validation-failed")
                            ? Edits.as(reply, 201, "")
                            : reply;
                }),
                of(
                        "GVN-066",
                        "nobodyKnowsWhen",
                        Edits.answers("GET", DECISION, body -> body.remove("communicatedAt"))));
    }
}
