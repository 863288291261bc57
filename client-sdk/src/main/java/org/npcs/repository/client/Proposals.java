package org.npcs.repository.client;

import java.util.UUID;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.BallotPaper;
import org.npcs.repository.client.model.BallotPaperList;
import org.npcs.repository.client.model.BallotPaperRecord;
import org.npcs.repository.client.model.CommitteeStep;
import org.npcs.repository.client.model.ConsensusPosition;
import org.npcs.repository.client.model.ConsensusPositionList;
import org.npcs.repository.client.model.ConsensusPositionRecord;
import org.npcs.repository.client.model.Proposal;
import org.npcs.repository.client.model.ProposalFeedback;
import org.npcs.repository.client.model.ProposalFeedbackList;
import org.npcs.repository.client.model.ProposalFeedbackRecord;
import org.npcs.repository.client.model.ProposalList;
import org.npcs.repository.client.model.ProposalRecord;
import org.npcs.repository.client.page.Pages;

/**
 * What is proposed to the Executive Committee and what its seats say to it. While a proposal is open it is embargoed: members, advisors
 * and the coordinator read it.
 */
public final class Proposals {

    private final Calls calls;

    Proposals(Calls calls) {
        this.calls = calls;
    }

    /** Returns the proposals that exist for the caller, in the order of first storing. */
    public Pages<ProposalRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns the proposals that exist for the caller, in the order of first storing. */
    public Pages<ProposalRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_PROPOSALS, options),
                "ProposalList",
                ProposalList::fromJson,
                ProposalList::items,
                ProposalList::nextCursor);
    }

    /** Returns the proposals in a state, such as {@code submitted}. */
    public Pages<ProposalRecord> list(String state) {
        return list(state, CallOptions.NONE);
    }

    /** Returns the proposals in a state, such as {@code submitted}. */
    public Pages<ProposalRecord> list(String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_PROPOSALS, options).query("state", state),
                "ProposalList",
                ProposalList::fromJson,
                ProposalList::items,
                ProposalList::nextCursor);
    }

    /**
     * Returns a proposal.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or it is embargoed from the caller
     */
    public ProposalRecord get(UUID proposal) {
        return get(proposal, CallOptions.NONE);
    }

    /**
     * Returns a proposal.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or it is embargoed from the caller
     */
    public ProposalRecord get(UUID proposal, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_PROPOSAL, options).path("proposalId", proposal);
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /**
     * Drafts a proposal of the own member.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person; the findings name the places
     */
    public ProposalRecord draft(Proposal content) {
        return draft(content, CallOptions.NONE);
    }

    /**
     * Drafts a proposal of the own member.
     *
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person; the findings name the places
     */
    public ProposalRecord draft(Proposal content, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_PROPOSAL, options).body(content.toJson());
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /**
     * Changes a draft, or a proposal in feedback, of the own member. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it was submitted
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person
     */
    public ProposalRecord change(UUID proposal, Proposal content) {
        return change(proposal, content, CallOptions.NONE);
    }

    /**
     * Changes a draft, or a proposal in feedback, of the own member. Give the version that it starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it was submitted
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when a text points to a person
     */
    public ProposalRecord change(UUID proposal, Proposal content, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_PROPOSAL, options)
                .path("proposalId", proposal)
                .body(content.toJson());
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /**
     * Submits a proposal of the own member.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it names neither goal nor outcome, or is not a draft or in feedback
     */
    public ProposalRecord submit(UUID proposal) {
        return submit(proposal, CallOptions.NONE);
    }

    /**
     * Submits a proposal of the own member.
     *
     * @throws org.npcs.repository.client.error.ConflictException when it names neither goal nor outcome, or is not a draft or in feedback
     */
    public ProposalRecord submit(UUID proposal, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_PROPOSAL, options.withoutReason())
                .path("proposalId", proposal)
                .body(Steps.to("submitted", options).toJson());
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /**
     * Withdraws a proposal of the own member before its ballot.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there from its state
     */
    public ProposalRecord withdraw(UUID proposal) {
        return withdraw(proposal, CallOptions.NONE);
    }

    /**
     * Withdraws a proposal of the own member before its ballot.
     *
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there from its state
     */
    public ProposalRecord withdraw(UUID proposal, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_PROPOSAL, options.withoutReason())
                .path("proposalId", proposal)
                .body(Steps.to("withdrawn", options).toJson());
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /**
     * Takes a step of the committee; for the coordinator.
     *
     * @throws org.npcs.repository.client.error.ConflictException when a rule of the charter or the state of the proposal does not allow it; the problem names both
     */
    public ProposalRecord decide(UUID proposal, CommitteeStep step) {
        return decide(proposal, step, CallOptions.NONE);
    }

    /**
     * Takes a step of the committee; for the coordinator.
     *
     * @throws org.npcs.repository.client.error.ConflictException when a rule of the charter or the state of the proposal does not allow it; the problem names both
     */
    public ProposalRecord decide(UUID proposal, CommitteeStep step, CallOptions options) {
        Call call = new Call(GovernanceOperations.DECIDE_PROPOSAL, options)
                .path("proposalId", proposal)
                .body(step.toJson());
        return calls.call(call, "ProposalRecord", ProposalRecord::fromJson);
    }

    /** Returns feedback and advice in the order in which it was given. */
    public Pages<ProposalFeedbackRecord> feedback(UUID proposal) {
        return feedback(proposal, CallOptions.NONE);
    }

    /** Returns feedback and advice in the order in which it was given. */
    public Pages<ProposalFeedbackRecord> feedback(UUID proposal, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_PROPOSAL_FEEDBACK, options).path("proposalId", proposal),
                "ProposalFeedbackList",
                ProposalFeedbackList::fromJson,
                ProposalFeedbackList::items,
                ProposalFeedbackList::nextCursor);
    }

    /**
     * Gives feedback, or advice by an advisor.
     *
     * @throws org.npcs.repository.client.error.ConflictException from the ballot on
     * @throws org.npcs.repository.client.error.ValidationFailedException when the text points to a person
     */
    public ProposalFeedbackRecord comment(UUID proposal, ProposalFeedback given) {
        return comment(proposal, given, CallOptions.NONE);
    }

    /**
     * Gives feedback, or advice by an advisor.
     *
     * @throws org.npcs.repository.client.error.ConflictException from the ballot on
     * @throws org.npcs.repository.client.error.ValidationFailedException when the text points to a person
     */
    public ProposalFeedbackRecord comment(UUID proposal, ProposalFeedback given, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_PROPOSAL_FEEDBACK, options)
                .path("proposalId", proposal)
                .body(given.toJson());
        return calls.call(call, "ProposalFeedbackRecord", ProposalFeedbackRecord::fromJson);
    }

    /** Returns what the seats said to the call for consensus. */
    public Pages<ConsensusPositionRecord> positions(UUID proposal) {
        return positions(proposal, CallOptions.NONE);
    }

    /** Returns what the seats said to the call for consensus. */
    public Pages<ConsensusPositionRecord> positions(UUID proposal, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_CONSENSUS_POSITIONS, options).path("proposalId", proposal),
                "ConsensusPositionList",
                ConsensusPositionList::fromJson,
                ConsensusPositionList::items,
                ConsensusPositionList::nextCursor);
    }

    /**
     * Returns the position of the seat of a member, and what it was before.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it stated none
     */
    public ConsensusPositionRecord position(UUID proposal, String member) {
        return position(proposal, member, CallOptions.NONE);
    }

    /**
     * Returns the position of the seat of a member, and what it was before.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it stated none
     */
    public ConsensusPositionRecord position(UUID proposal, String member, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_CONSENSUS_POSITION, options)
                .path("proposalId", proposal)
                .path("member", member);
        return calls.call(call, "ConsensusPositionRecord", ConsensusPositionRecord::fromJson);
    }

    /**
     * States the position of the seat of the own member in place of the one before.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the call is not open, the member has no seat, or an advisor calls
     * @throws org.npcs.repository.client.error.ValidationFailedException for an objection without a reason
     */
    public ConsensusPositionRecord state(UUID proposal, String member, ConsensusPosition position) {
        return state(proposal, member, position, CallOptions.NONE);
    }

    /**
     * States the position of the seat of the own member in place of the one before.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the call is not open, the member has no seat, or an advisor calls
     * @throws org.npcs.repository.client.error.ValidationFailedException for an objection without a reason
     */
    public ConsensusPositionRecord state(
            UUID proposal, String member, ConsensusPosition position, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_CONSENSUS_POSITION, options)
                .path("proposalId", proposal)
                .path("member", member)
                .body(position.toJson());
        return calls.call(call, "ConsensusPositionRecord", ConsensusPositionRecord::fromJson);
    }

    /** Returns the papers of the seats. */
    public Pages<BallotPaperRecord> papers(UUID proposal) {
        return papers(proposal, CallOptions.NONE);
    }

    /** Returns the papers of the seats. */
    public Pages<BallotPaperRecord> papers(UUID proposal, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_BALLOT_PAPERS, options).path("proposalId", proposal),
                "BallotPaperList",
                BallotPaperList::fromJson,
                BallotPaperList::items,
                BallotPaperList::nextCursor);
    }

    /**
     * Returns the paper of the seat of a member, and what it was before.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it gave none
     */
    public BallotPaperRecord paper(UUID proposal, String member) {
        return paper(proposal, member, CallOptions.NONE);
    }

    /**
     * Returns the paper of the seat of a member, and what it was before.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when it gave none
     */
    public BallotPaperRecord paper(UUID proposal, String member, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_BALLOT_PAPER, options)
                .path("proposalId", proposal)
                .path("member", member);
        return calls.call(call, "BallotPaperRecord", BallotPaperRecord::fromJson);
    }

    /**
     * Gives the paper of the seat of the own member in place of the one before; each is kept.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the ballot is not open, the member has no seat, or an advisor calls
     */
    public BallotPaperRecord vote(UUID proposal, String member, BallotPaper paper) {
        return vote(proposal, member, paper, CallOptions.NONE);
    }

    /**
     * Gives the paper of the seat of the own member in place of the one before; each is kept.
     *
     * @throws org.npcs.repository.client.error.ConflictException when the ballot is not open, the member has no seat, or an advisor calls
     */
    public BallotPaperRecord vote(UUID proposal, String member, BallotPaper paper, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_BALLOT_PAPER, options)
                .path("proposalId", proposal)
                .path("member", member)
                .body(paper.toJson());
        return calls.call(call, "BallotPaperRecord", BallotPaperRecord::fromJson);
    }
}
