package org.npcs.repository.server.membership.golive;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a member is. Until the operator lets the trial begin the state follows from the steps.
 *
 * @param jurisdiction the member
 * @param stored what was stated and decided, or null for nothing
 */
public record GoLive(String jurisdiction, @Nullable StoredRecord stored, Facts facts) {

    static final String STATED = "stated";
    static final String TRIAL = "trial-real";
    static final String LIVE = "live";
    static final String PAUSED = "paused";

    /** Where the member stands. */
    public String state() {
        var decided = stored == null ? STATED : stored.state();
        if (!decided.equals(STATED)) {
            return decided;
        }
        if (facts.live()) {
            return LIVE;
        }
        if (conformance() == null) {
            return "sandbox";
        }
        return facts.agreed() ? "agreement-executed" : "sandbox-passed";
    }

    /** What was stated of the conformance of its software, or null. */
    public @Nullable ObjectNode conformance() {
        return stored == null || !(stored.content().get("conformance") instanceof ObjectNode result) ? null : result;
    }

    /** The steps in their order. */
    public List<Step> steps() {
        var own = "/v1/jurisdictions/" + jurisdiction;
        return List.of(
                new Step(
                        "client",
                        "A client of its own, or one that it lets act for it, is active.",
                        facts.callers(),
                        "member-administrator",
                        "Register a client and publish its key, or grant a delegation.",
                        "/v1/clients"),
                new Step(
                        "conformance",
                        "Its software has passed the conformance suite.",
                        conformance() != null,
                        "member-developer",
                        "Run the suite and state its result.",
                        own + "/go-live/conformance"),
                new Step(
                        "sharing-profile",
                        "It has chosen what others see, be it nothing.",
                        facts.sharingProfile().equals("effective"),
                        "member-counsel",
                        "Send a sharing profile; an empty one shares nothing.",
                        own + "/sharing-profile"),
                new Step(
                        "agreement",
                        "An agreement on data sharing is executed.",
                        facts.agreed(),
                        facts.agreementActor(),
                        facts.agreementNext(),
                        own + "/agreements"),
                new Step(
                        "records",
                        "A first incident was sent and accepted.",
                        facts.records(),
                        "member-developer",
                        "Send an incident and accept it.",
                        own + "/incidents"),
                new Step(
                        "decision",
                        "The operator has let it go live.",
                        state().equals(LIVE),
                        "operator",
                        "Begin the trial, look at its records, and let it go live.",
                        own + "/go-live/transitions"));
    }

    /** Names of the steps that are missing before a state. */
    List<String> missingBefore(String to) {
        var needed = new ArrayList<>(List.of("client", "conformance", "sharing-profile", "agreement"));
        if (to.equals(LIVE)) {
            needed.add("records");
        }
        return steps().stream()
                .filter(step -> needed.contains(step.id()) && !step.done())
                .map(Step::id)
                .toList();
    }
}
