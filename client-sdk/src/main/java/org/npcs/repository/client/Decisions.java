package org.npcs.repository.client;

import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.Activation;
import org.npcs.repository.client.model.ActivationList;
import org.npcs.repository.client.model.DecisionList;
import org.npcs.repository.client.model.DecisionRecord;
import org.npcs.repository.client.model.ReleaseNote;
import org.npcs.repository.client.page.Pages;

/**
 * The decisions of the Executive Committee, each with the rule by which it was made, numerator and denominator.
 */
public final class Decisions {

    private final Calls calls;

    Decisions(Calls calls) {
        this.calls = calls;
    }

    /** Returns the decisions in the order in which they were made. */
    public Pages<DecisionRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the decisions in the order in which they were made. */
    public Pages<DecisionRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_DECISIONS, options),
                "DecisionList",
                DecisionList::fromJson,
                DecisionList::items,
                DecisionList::nextCursor);
    }

    /** Returns what began with adopted decisions, such as a version of rules, each with its first day. */
    public Pages<Activation> activations() {
        return activations(CallOptions.NONE);
    }

    /** Returns what began with adopted decisions, such as a version of rules, each with its first day. */
    public Pages<Activation> activations(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_ACTIVATIONS, options),
                "ActivationList",
                ActivationList::fromJson,
                ActivationList::items,
                ActivationList::nextCursor);
    }

    /**
     * Returns a decision by its reference, such as {@code EC-2026-021}; members see who did not agree.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public DecisionRecord get(String reference) {
        return get(reference, CallOptions.NONE);
    }

    /**
     * Returns a decision by its reference, such as {@code EC-2026-021}; members see who did not agree.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public DecisionRecord get(String reference, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_DECISION, options).path("decision", reference);
        return calls.call(call, "DecisionRecord", DecisionRecord::fromJson);
    }

    /**
     * States what may be told outside of a decision that adopted something; for the coordinator.
     *
     * @throws org.npcs.repository.client.error.ConflictException when nothing was adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person
     */
    public DecisionRecord release(String reference, ReleaseNote note) {
        return release(reference, note, CallOptions.NONE);
    }

    /**
     * States what may be told outside of a decision that adopted something; for the coordinator.
     *
     * @throws org.npcs.repository.client.error.ConflictException when nothing was adopted
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person
     */
    public DecisionRecord release(String reference, ReleaseNote note, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_DECISION_RELEASE_NOTE, options)
                .path("decision", reference)
                .body(note.toJson());
        return calls.call(call, "DecisionRecord", DecisionRecord::fromJson);
    }
}
