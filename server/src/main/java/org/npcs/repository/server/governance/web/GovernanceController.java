package org.npcs.repository.server.governance.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.GovernanceApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the governance operations of the contract. */
@RestController
class GovernanceController implements GovernanceApi {

    private final CharterEndpoints charter;
    private final CommitteeEndpoints committees;
    private final SeatEndpoints seats;
    private final RoleEndpoints roles;

    GovernanceController(
            CharterEndpoints charter, CommitteeEndpoints committees, SeatEndpoints seats, RoleEndpoints roles) {
        this.charter = charter;
        this.committees = committees;
        this.seats = seats;
        this.roles = roles;
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

    private static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }
}
