package org.npcs.repository.server.governance.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.governance.Stage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the governance operations of the contract. */
@RestController
class GovernanceController extends MeetingController {

    private final CharterEndpoints charter;
    private final CommitteeEndpoints committees;
    private final SeatEndpoints seats;
    private final RoleEndpoints roles;
    private final WorkPlanEndpoints plans;
    private final GoalEndpoints goals;
    private final ProposalEndpoints proposals;
    private final VoiceEndpoints decided;

    GovernanceController(
            CharterEndpoints charter,
            CommitteeEndpoints committees,
            SeatEndpoints seats,
            RoleEndpoints roles,
            WorkPlanEndpoints plans,
            GoalEndpoints goals,
            ProposalEndpoints proposals,
            VoiceEndpoints decided,
            MeetingEndpoints meetings,
            MeetingRecordEndpoints records,
            CommunicationEndpoints communications) {
        super(meetings, records, communications);
        this.charter = charter;
        this.committees = committees;
        this.seats = seats;
        this.roles = roles;
        this.plans = plans;
        this.goals = goals;
        this.proposals = proposals;
        this.decided = decided;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCharterVersions(Integer limit, @Nullable String cursor) {
        return charter.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCharterVersion(String charterVersion) {
        return charter.get(charterVersion);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCharterVersion(
            String charterVersion,
            Mono<ObjectNode> version,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return charter.put(charterVersion, version, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionCharterVersion(
            String idempotencyKey, String charterVersion, Mono<ObjectNode> step) {
        return charter.move(charterVersion, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCharterReviews(Integer limit, @Nullable String cursor) {
        return charter.reviews(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createCharterReview(String idempotencyKey, Mono<ObjectNode> review) {
        return charter.open(review);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCharterReview(UUID charterReviewId) {
        return charter.review(charterReviewId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionCharterReview(
            String idempotencyKey, UUID charterReviewId, Mono<ObjectNode> step) {
        return charter.close(charterReviewId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCommittees(Integer limit, @Nullable String cursor) {
        return committees.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCommittee(String committee) {
        return committees.get(committee);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCommittee(
            String committee,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return committees.put(committee, content, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCommitteeComposition(String committee) {
        return committees.composition(committee);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listTerms(
            String committee,
            @Nullable LocalDate on,
            @Nullable String jurisdiction,
            Integer limit,
            @Nullable String cursor) {
        return seats.terms(committee, on, jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createTerm(String idempotencyKey, String committee, Mono<ObjectNode> term) {
        return seats.seat(committee, term);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getTerm(UUID termId) {
        return seats.term(termId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionTerm(String idempotencyKey, UUID termId, Mono<ObjectNode> step) {
        return seats.endTerm(termId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listOffices(
            String committee,
            @Nullable LocalDate on,
            @Nullable String jurisdiction,
            Integer limit,
            @Nullable String cursor) {
        return seats.offices(committee, on, jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createOffice(
            String idempotencyKey, String committee, Mono<ObjectNode> office) {
        return seats.appoint(committee, office);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getOffice(UUID officeId) {
        return seats.office(officeId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionOffice(
            String idempotencyKey, UUID officeId, Mono<ObjectNode> step) {
        return seats.endOffice(officeId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listNominations(
            @Nullable String state, @Nullable String committee, Integer limit, @Nullable String cursor) {
        return roles.nominations(state, committee, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createNomination(String idempotencyKey, Mono<ObjectNode> nomination) {
        return roles.nominate(nomination);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getNomination(UUID nominationId) {
        return roles.nomination(nominationId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionNomination(
            String idempotencyKey, UUID nominationId, Mono<Transition> transition) {
        return transition.flatMap(step -> roles.withdraw(nominationId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listGovernanceRoles(Integer limit, @Nullable String cursor) {
        return roles.roles(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getGovernanceRole(String governanceRole) {
        return roles.role(governanceRole);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putGovernanceRole(
            String governanceRole,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return roles.give(governanceRole, content, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createGoalLook(String idempotencyKey, String goal, Mono<ObjectNode> body) {
        return goals.look(goal, body);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getGoal(String goal) {
        return goals.get(goal);
    }

    @Override
    public Mono<ResponseEntity<Object>> getWorkPlan(@Nullable Instant asOf, @Nullable String format) {
        return plans.plan(asOf, format);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getWorkPlanItem(String workItem) {
        return plans.get(workItem);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listGoals(Integer limit, @Nullable String cursor) {
        return goals.list(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putGoal(
            String goal,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return goals.put(goal, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putWorkPlanItem(
            String workItem,
            Mono<ObjectNode> body,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return plans.put(workItem, body, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionWorkPlanItem(
            String idempotencyKey, String workItem, Mono<ObjectNode> body) {
        return plans.move(workItem, body);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listProposals(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return proposals.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createProposal(String idempotencyKey, Mono<ObjectNode> proposal) {
        return proposals.draft(proposal);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getProposal(UUID proposalId) {
        return proposals.get(proposalId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putProposal(
            UUID proposalId,
            Mono<ObjectNode> proposal,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return proposals.put(proposalId, proposal, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionProposal(
            String idempotencyKey, UUID proposalId, Mono<Transition> transition) {
        return transition.flatMap(step -> proposals.move(proposalId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> decideProposal(
            String idempotencyKey, UUID proposalId, Mono<ObjectNode> step) {
        return proposals.decide(proposalId, step);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listProposalFeedback(
            UUID proposalId, Integer limit, @Nullable String cursor) {
        return proposals.feedback(proposalId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createProposalFeedback(
            String idempotencyKey, UUID proposalId, Mono<ObjectNode> given) {
        return proposals.comment(proposalId, given);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listConsensusPositions(
            UUID proposalId, Integer limit, @Nullable String cursor) {
        return decided.voices(Stage.CONSENSUS, proposalId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getConsensusPosition(
            UUID proposalId, String member, @Nullable String teamKey) {
        return decided.voice(Stage.CONSENSUS, proposalId, member, teamKey);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putConsensusPosition(
            UUID proposalId,
            String member,
            Mono<ObjectNode> said,
            @Nullable String teamKey,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return decided.say(
                Stage.CONSENSUS,
                proposalId,
                member,
                teamKey,
                said,
                change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listBallotPapers(UUID proposalId, Integer limit, @Nullable String cursor) {
        return decided.voices(Stage.BALLOT, proposalId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getBallotPaper(UUID proposalId, String member, @Nullable String teamKey) {
        return decided.voice(Stage.BALLOT, proposalId, member, teamKey);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putBallotPaper(
            UUID proposalId,
            String member,
            Mono<ObjectNode> said,
            @Nullable String teamKey,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return decided.say(
                Stage.BALLOT, proposalId, member, teamKey, said, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listActivations(Integer limit, @Nullable String cursor) {
        return decided.activations(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listDecisions(Integer limit, @Nullable String cursor) {
        return decided.decisions(limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getDecision(String decision) {
        return decided.decision(decision);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putDecisionReleaseNote(
            String decision,
            Mono<ObjectNode> note,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return decided.release(decision, note, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }
}
