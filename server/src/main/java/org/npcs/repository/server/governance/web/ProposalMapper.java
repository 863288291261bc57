package org.npcs.repository.server.governance.web;

import org.npcs.repository.server.governance.Activation;
import org.npcs.repository.server.governance.DecisionView;
import org.npcs.repository.server.governance.ProposalView;
import org.npcs.repository.server.governance.SeatVoice;
import org.npcs.repository.server.governance.Stage;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.node.ObjectNode;

/** Tells proposals, what is said to them, and decisions. */
final class ProposalMapper {

    private ProposalMapper() {}

    static ObjectNode proposal(ProposalView view) {
        var stored = view.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("id", stored.id().toString())
                .put("state", stored.state())
                .put("proposedBy", stored.facet("proposed_by"));
        body.setAll(stored.content());
        body.put("embargoed", view.embargoed())
                .put("round", (Integer) stored.facets().get("round"))
                .put("waitingDays", view.waitingDays());
        view.flags().forEach(body.putArray("flags")::add);
        GovernanceMapper.put(body, "charterReview", stored.facets().get("charter_review"));
        GovernanceMapper.put(body, "decision", stored.facets().get("decision"));
        return GovernanceMapper.versioned(body, stored, GovernanceMapper.address("proposals", stored));
    }

    static ObjectNode feedback(StoredRecord given) {
        var advice = "advisor".equals(given.facet("given_as"));
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("id", given.id().toString())
                .put("proposalId", given.facet("proposal"))
                .put("round", (Integer) given.facets().get("round"))
                .put("advice", advice)
                .put(advice ? "organisation" : "jurisdiction", given.facet("given_by"));
        body.setAll(given.content());
        return GovernanceMapper.versioned(body, given, "/v1/proposals/" + given.facet("proposal") + "/feedback");
    }

    static ObjectNode voice(SeatVoice voice, Stage stage) {
        var stored = voice.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("proposalId", stored.facet("proposal"))
                .put("jurisdiction", stored.facet("holder"))
                .put("teamKey", stored.facet("team_key"));
        body.setAll(stored.content());
        var history = body.putArray("history");
        for (StoredRecord version : voice.history()) {
            history.addObject()
                    .put("version", version.version())
                    .put(stage.member(), version.facet("said"))
                    .put("at", version.storedAt().toString());
        }
        return GovernanceMapper.versioned(body, stored, address(stored, stage));
    }

    static String address(StoredRecord voice, Stage stage) {
        return "/v1/proposals/" + voice.facet("proposal") + (stage == Stage.BALLOT ? "/ballots/" : "/positions/")
                + voice.facet("holder");
    }

    /** What began with a decision. */
    static ObjectNode activation(Activation activation) {
        return GovernanceMapper.JSON
                .createObjectNode()
                .put("kind", activation.kind())
                .put("reference", activation.reference())
                .put("decision", activation.decision())
                .put("from", activation.from().toString());
    }

    static ObjectNode decision(DecisionView view) {
        var stored = view.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("reference", stored.naturalKey())
                .put("state", stored.state());
        body.setAll(stored.content());
        if (!view.names()) {
            body.remove("dissent");
        }
        // Composition is read beside the votes.
        return RecordAnswers.versioned(
                body,
                stored,
                address(stored.naturalKey()),
                "proposal",
                "/v1/proposals/" + stored.facet("proposal"),
                "composition",
                "/v1/committees/executive/composition");
    }

    static String address(String reference) {
        return "/v1/decisions/" + reference;
    }
}
