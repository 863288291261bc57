package org.npcs.repository.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.Acknowledgement;
import org.npcs.repository.client.model.AcknowledgementRecord;
import org.npcs.repository.client.model.Communication;
import org.npcs.repository.client.model.CommunicationList;
import org.npcs.repository.client.model.CommunicationRecord;
import org.npcs.repository.client.model.CommunicationStep;
import org.npcs.repository.client.model.Delivery;
import org.npcs.repository.client.model.DeliveryList;
import org.npcs.repository.client.model.ResponseTimes;
import org.npcs.repository.client.page.Pages;

/** What is told to committees, to all members and outside, how far it came, and what members answer. */
public final class Communications {

    private final Calls calls;

    Communications(Calls calls) {
        this.calls = calls;
    }

    /**
     * Returns all communications, without their recipients.
     */
    public Pages<CommunicationRecord> list() {
        return list(CallOptions.NONE);
    }

    /**
     * Returns all communications, without their recipients.
     */
    public Pages<CommunicationRecord> list(CallOptions options) {
        return list(null, null, options);
    }

    /**
     * Returns communications of a kind such as {@code all-members}, or of any for null, in a state such as {@code sent}, or
     * in any for null.
     */
    public Pages<CommunicationRecord> list(@Nullable String kind, @Nullable String state) {
        return list(kind, state, CallOptions.NONE);
    }

    /**
     * Returns communications of a kind such as {@code all-members}, or of any for null, in a state such as {@code sent}, or
     * in any for null.
     */
    public Pages<CommunicationRecord> list(@Nullable String kind, @Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_COMMUNICATIONS, options)
                        .query("kind", kind)
                        .query("state", state),
                "CommunicationList",
                CommunicationList::fromJson,
                CommunicationList::items,
                CommunicationList::nextCursor);
    }

    /**
     * Returns a communication with its recipients; a recipient has read it from then on.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public CommunicationRecord get(UUID communication) {
        return get(communication, CallOptions.NONE);
    }

    /**
     * Returns a communication with its recipients; a recipient has read it from then on.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public CommunicationRecord get(UUID communication, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_COMMUNICATION, options).path("communicationId", communication);
        return calls.call(call, "CommunicationRecord", CommunicationRecord::fromJson);
    }

    /**
     * Drafts a communication; for whoever keeps governance. Its recipients follow from its kind and cannot be stated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public CommunicationRecord draft(Communication communication) {
        return draft(communication, CallOptions.NONE);
    }

    /**
     * Drafts a communication; for whoever keeps governance. Its recipients follow from its kind and cannot be stated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public CommunicationRecord draft(Communication communication, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_COMMUNICATION, options).body(communication.toJson());
        return calls.call(call, "CommunicationRecord", CommunicationRecord::fromJson);
    }

    /**
     * Sends a communication, or closes its loop with what was done with the answers; for whoever keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public CommunicationRecord move(UUID communication, CommunicationStep step) {
        return move(communication, step, CallOptions.NONE);
    }

    /**
     * Sends a communication, or closes its loop with what was done with the answers; for whoever keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public CommunicationRecord move(UUID communication, CommunicationStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_COMMUNICATION, options)
                .path("communicationId", communication)
                .body(step.toJson());
        return calls.call(call, "CommunicationRecord", CommunicationRecord::fromJson);
    }

    /**
     * Returns who received a communication, and how far it came with each; to whoever keeps governance, with the answers.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public Pages<Delivery> deliveries(UUID communication) {
        return deliveries(communication, CallOptions.NONE);
    }

    /**
     * Returns who received a communication, and how far it came with each; to whoever keeps governance, with the answers.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public Pages<Delivery> deliveries(UUID communication, CallOptions options) {
        return calls.list(
                cursor ->
                        new Call(GovernanceOperations.LIST_DELIVERIES, options).path("communicationId", communication),
                "DeliveryList",
                DeliveryList::fromJson,
                DeliveryList::items,
                DeliveryList::nextCursor);
    }

    /**
     * Returns what the own member acknowledged and answered.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member is no recipient
     */
    public AcknowledgementRecord acknowledgement(UUID communication) {
        return acknowledgement(communication, CallOptions.NONE);
    }

    /**
     * Returns what the own member acknowledged and answered.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member is no recipient
     */
    public AcknowledgementRecord acknowledgement(UUID communication, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_ACKNOWLEDGEMENT, options).path("communicationId", communication);
        return calls.call(call, "AcknowledgementRecord", AcknowledgementRecord::fromJson);
    }

    /**
     * Acknowledges a communication for the own member, with its answers, which may be replaced until the loop is closed.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member is no recipient
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public AcknowledgementRecord acknowledge(UUID communication, Acknowledgement acknowledgement) {
        return acknowledge(communication, acknowledgement, CallOptions.NONE);
    }

    /**
     * Acknowledges a communication for the own member, with its answers, which may be replaced until the loop is closed.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when the own member is no recipient
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public AcknowledgementRecord acknowledge(UUID communication, Acknowledgement acknowledgement, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_ACKNOWLEDGEMENT, options)
                .path("communicationId", communication)
                .body(acknowledgement.toJson());
        return calls.call(call, "AcknowledgementRecord", AcknowledgementRecord::fromJson);
    }

    /**
     * Returns how fast the own member answers what it is asked; nobody else sees it.
     */
    public ResponseTimes responseTimes() {
        return responseTimes(CallOptions.NONE);
    }

    /**
     * Returns how fast the own member answers what it is asked; nobody else sees it.
     */
    public ResponseTimes responseTimes(CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_RESPONSE_TIMES, options);
        return calls.call(call, "ResponseTimes", ResponseTimes::fromJson);
    }
}
