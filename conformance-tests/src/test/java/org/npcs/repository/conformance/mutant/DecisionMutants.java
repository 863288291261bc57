package org.npcs.repository.conformance.mutant;

import static org.npcs.repository.conformance.mutant.Mutant.of;

import java.util.List;
import java.util.function.Predicate;
import org.npcs.repository.conformance.toy.Handler;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Reply;
import org.npcs.repository.conformance.toy.Request;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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
                of("GVN-051", "nothingIsServed", granted(TRANSITIONS, by("GOV-R-050"))),
                of("GVN-052", "membersAdopt", granted(TRANSITIONS, by("GOV-R-051"))),
                of("GVN-053", "ballotsNeedNoCall", granted(STEPS, by("GOV-R-052"))),
                of("GVN-054", "objectionsArePassedOver", granted(STEPS, by("GOV-R-053"))),
                of("GVN-055", "whoeverClosesDecides", granted(STEPS, by("GOV-R-055"))),
                of("GVN-056", "papersAreForgotten", Edits.answers("GET", PAPER, body -> {
                    if (body.path("history") instanceof ArrayNode history && history.size() > 1) {
                        history.remove(0);
                    }
                })),
                of("GVN-057", "anybodyVotes", heard(PAPER, "vote", by("GOV-R-056"))),
                of(
                        "GVN-058",
                        "thePollNeverCloses",
                        heard(PAPER, "vote", refusal -> refusal.isProblem("illegal-transition"))),
                of(
                        "GVN-059",
                        "nothingIsEmbargoed",
                        Edits.answers("GET", PROPOSAL, body -> body.put("embargoed", false))),
                of(
                        "GVN-060",
                        "decidedTwice",
                        granted(
                                STEPS,
                                refusal -> refusal.isProblem("illegal-transition")
                                        && refusal.json()
                                                .path("state")
                                                .asString("")
                                                .startsWith("adopted"))),
                of("GVN-061", "namesAreToldToAll", Edits.answers("GET", DECISION, body -> {
                    if (!body.has("dissent")) {
                        body.putArray("dissent");
                    }
                })),
                of("GVN-062", "whatWasLostIsTold", granted(DECISION + "/release-note", by("GOV-R-059"))),
                of(
                        "GVN-063",
                        "structuresChangeUnseen",
                        Edits.answers("POST", TRANSITIONS, body -> body.remove("charterReview"))),
                of("GVN-064", "roundsAreNotCounted", Edits.answers("GET", PROPOSAL + "/feedback", body -> body.path(
                                "items")
                        .forEach(one -> ((ObjectNode) one).put("round", 1)))),
                of(
                        "GVN-065",
                        "objectionsAreNotScreened",
                        heard(
                                POSITION,
                                "position",
                                refusal -> refusal.isProblem("validation-failed")
                                        && refusal.text().contains("GOV-R-001"))),
                of(
                        "GVN-080",
                        "thingsBeginBeforeTheyAreDecided",
                        Edits.answers("GET", "/v1/activations", body -> body.path("items")
                                .forEach(one -> ((ObjectNode) one).put("from", "2020-01-01")))),
                of(
                        "GVN-081",
                        "whatAwaitsADecisionCounts",
                        Edits.answers("GET", "/v1/agreement-policies", body -> body.path("items")
                                .forEach(one -> ((ObjectNode) one).put("status", "active")))),
                of("GVN-082", "anythingIsActivated", (request, toy) -> {
                    Reply reply = toy.handle(request);
                    return reply.text().contains("GOV-R-062")
                            ? toy.handle(Edits.changed(request, body -> body.remove("activates")))
                            : reply;
                }),
                of(
                        "GVN-066",
                        "nobodyKnowsWhen",
                        Edits.answers("GET", DECISION, body -> body.remove("communicatedAt"))));
    }

    private static Predicate<Reply> by(String rule) {
        return refusal -> refusal.isProblem("charter-rule") && refusal.text().contains('"' + rule + '"');
    }

    /** Answers a refusal with the record that stays as it was. */
    private static Mutation granted(String path, Predicate<Reply> refused) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            return (request.is("POST", path) || request.is("PUT", path)) && refused.test(reply)
                    ? record(request, toy)
                    : reply;
        };
    }

    /** Answers the refusal of what a seat says as if it had been kept. */
    private static Mutation heard(String path, String said, Predicate<Reply> refused) {
        return (request, toy) -> {
            Reply reply = toy.handle(request);
            if (!request.is("PUT", path) || !refused.test(reply)) {
                return reply;
            }
            String member = request.path().substring(request.path().lastIndexOf('/') + 1);
            return record(request, toy)
                    .edit(body -> {
                        body.put("proposalId", body.path("id").asString(""))
                                .put("jurisdiction", member)
                                .put("teamKey", "LEAD-1")
                                .put(
                                        said,
                                        StrictJson.parse(request.body())
                                                .path(said)
                                                .asString(""))
                                .putArray("history");
                        body.remove(List.of("id", "state"));
                    })
                    .status(201)
                    .header("Location", request.path());
        };
    }

    private static Reply record(Request request, Handler toy) {
        String path =
                request.path().replaceAll("/(transitions|committee-steps|release-note|(ballots|positions)/[^/]+)$", "");
        return toy.handle(request.as("GET").at(path, "").with("Idempotency-Key", ""));
    }
}
