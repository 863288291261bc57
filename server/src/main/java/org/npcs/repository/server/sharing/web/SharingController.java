package org.npcs.repository.server.sharing.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.SharingApi;
import org.npcs.repository.api.v1.model.AccessExplanation;
import org.npcs.repository.api.v1.model.AgreementList;
import org.npcs.repository.api.v1.model.AgreementRecord;
import org.npcs.repository.api.v1.model.AgreementSigning;
import org.npcs.repository.api.v1.model.DisclosureList;
import org.npcs.repository.api.v1.model.EncryptionKey;
import org.npcs.repository.api.v1.model.PublicJoin;
import org.npcs.repository.api.v1.model.PublicJoinRequest;
import org.npcs.repository.api.v1.model.SharedChangeList;
import org.npcs.repository.api.v1.model.SharingProfileRecord;
import org.npcs.repository.api.v1.model.SharingSimulation;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.npcs.repository.server.sharing.Agreement;
import org.npcs.repository.server.sharing.Agreements;
import org.npcs.repository.server.sharing.Signatory;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the sharing operations of the contract. */
@RestController
class SharingController implements SharingApi {

    private final Agreements agreements;
    private final SharingProfileEndpoints profiles;
    private final DecisionEndpoints decisions;
    private final PublicJoinEndpoints publicJoins;
    private final SharedEndpoints shared;
    private final DisclosureEndpoints disclosures;
    private final WithdrawalEndpoints withdrawals;
    private final EncryptionKeyEndpoints keys;
    private final SharingMapper mapper;
    private final Cursors cursors;
    private final Answers answers;

    SharingController(
            Agreements agreements,
            SharingProfileEndpoints profiles,
            DecisionEndpoints decisions,
            PublicJoinEndpoints publicJoins,
            SharedEndpoints shared,
            DisclosureEndpoints disclosures,
            WithdrawalEndpoints withdrawals,
            EncryptionKeyEndpoints keys,
            SharingMapper mapper,
            Cursors cursors,
            Answers answers) {
        this.profiles = profiles;
        this.decisions = decisions;
        this.publicJoins = publicJoins;
        this.shared = shared;
        this.disclosures = disclosures;
        this.withdrawals = withdrawals;
        this.keys = keys;
        this.agreements = agreements;
        this.mapper = mapper;
        this.cursors = cursors;
        this.answers = answers;
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> createAgreement(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> agreement, @Nullable String actingFor) {
        return CallerRequest.answer(request -> agreement
                .flatMap(content -> agreements.draft(request.caller(), jurisdiction, content))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> createAgreementSignature(
            String idempotencyKey,
            String jurisdiction,
            UUID agreementId,
            Mono<AgreementSigning> agreementSigning,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> agreementSigning
                .flatMap(signing -> agreements.sign(
                        request.caller(),
                        jurisdiction,
                        agreementId,
                        new Signatory(signing.getParty(), signing.getOffice()),
                        signing.getSignedOn(),
                        signing.getMethod(),
                        signing.getReference()))
                .map(signed -> answered(HttpStatus.CREATED, signed, request)));
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> getAgreement(
            String jurisdiction, UUID agreementId, @Nullable String actingFor) {
        return CallerRequest.answer(request -> agreements
                .get(request.caller(), jurisdiction, agreementId)
                .map(found -> answered(HttpStatus.OK, found, request)));
    }

    @Override
    public Mono<ResponseEntity<AgreementList>> listAgreements(
            String jurisdiction,
            @Nullable String state,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(jurisdiction, String.valueOf(state));
            var today = agreements.today();
            return agreements
                    .list(request.caller(), jurisdiction, state, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new AgreementList(
                                                page.map(one -> mapper.agreement(one, today, null, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(
                                                "/v1/jurisdictions/" + jurisdiction + "/agreements", next)));
                    });
        });
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> putAgreement(
            String jurisdiction,
            UUID agreementId,
            Mono<ObjectNode> agreement,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            var change = new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason);
            return agreement
                    .flatMap(content -> agreements.put(request.caller(), jurisdiction, agreementId, content, change))
                    .map(written -> answers.written(
                                    written.outcome(),
                                    written.record().stored(),
                                    SharingMapper.address(written.record()),
                                    request.facts())
                            .body(mapper.agreement(
                                    written.record(),
                                    agreements.today(),
                                    written.outcome().code(),
                                    request.facts())));
        });
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> transitionAgreement(
            String idempotencyKey,
            String jurisdiction,
            UUID agreementId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return CallerRequest.answer(request -> transition
                .flatMap(step -> agreements.transition(
                        request.caller(), jurisdiction, agreementId, step.getTo(), step.getReason()))
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    @Override
    public Mono<ResponseEntity<SharingProfileRecord>> getSharingProfile(
            String jurisdiction, @Nullable String actingFor) {
        return profiles.get(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<SharingProfileRecord>> putSharingProfile(
            String jurisdiction,
            Mono<ObjectNode> sharingProfile,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        var change = new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
        return profiles.put(jurisdiction, sharingProfile, change);
    }

    @Override
    public Mono<ResponseEntity<SharingProfileRecord>> transitionSharingProfile(
            String idempotencyKey, String jurisdiction, Mono<Transition> transition, @Nullable String actingFor) {
        return transition.flatMap(step -> profiles.move(jurisdiction, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<Object>> getVisibilityReport(
            String jurisdiction, @Nullable String format, @Nullable String actingFor) {
        return decisions.report(jurisdiction, format);
    }

    @Override
    public Mono<ResponseEntity<AccessExplanation>> explainAccess(
            String jurisdiction, Mono<ObjectNode> accessQuestion, @Nullable String actingFor) {
        return decisions.explain(jurisdiction, accessQuestion);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> previewSharing(
            String jurisdiction, Mono<ObjectNode> sharingPreviewRequest, @Nullable String actingFor) {
        return decisions.preview(jurisdiction, sharingPreviewRequest);
    }

    @Override
    public Mono<ResponseEntity<SharingSimulation>> simulateSharing(
            String jurisdiction, Mono<ObjectNode> sharingSimulationRequest, @Nullable String actingFor) {
        return decisions.simulate(jurisdiction, sharingSimulationRequest);
    }

    @Override
    public Mono<ResponseEntity<PublicJoin>> verifyPublicJoin(
            String jurisdiction, Mono<PublicJoinRequest> publicJoinRequest, @Nullable String actingFor) {
        return publicJoins.verify(jurisdiction, publicJoinRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSharedRecords(
            String purpose,
            @Nullable String subject,
            @Nullable String element,
            @Nullable String value,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return shared.list(purpose, subject, element, value, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getSharedRecord(String purpose, UUID sharedId, @Nullable String actingFor) {
        return shared.get(sharedId, purpose);
    }

    @Override
    public Mono<ResponseEntity<SharedChangeList>> listSharedChanges(
            String purpose, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return shared.changes(purpose, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<DisclosureList>> listDisclosures(
            String jurisdiction,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID incidentId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return disclosures.list(jurisdiction, from, to, incidentId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<Resource>> exportDisclosures(
            String jurisdiction,
            @Nullable String format,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String actingFor) {
        return disclosures.export(jurisdiction, format, from, to);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> requestWithdrawal(
            String idempotencyKey,
            String jurisdiction,
            Mono<ObjectNode> withdrawalRequest,
            @Nullable String actingFor) {
        return withdrawals.ask(jurisdiction, withdrawalRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listWithdrawals(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return withdrawals.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getWithdrawal(
            String jurisdiction, UUID withdrawalId, @Nullable String actingFor) {
        return withdrawals.get(jurisdiction, withdrawalId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionWithdrawal(
            String idempotencyKey,
            String jurisdiction,
            UUID withdrawalId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> withdrawals.move(jurisdiction, withdrawalId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<Resource>> getWithdrawalCertificate(
            String jurisdiction, UUID withdrawalId, @Nullable String actingFor) {
        return withdrawals.certificate(jurisdiction, withdrawalId);
    }

    @Override
    public Mono<ResponseEntity<EncryptionKey>> getEncryptionKey(String jurisdiction, @Nullable String actingFor) {
        return keys.get(jurisdiction);
    }

    @Override
    public Mono<ResponseEntity<EncryptionKey>> rotateEncryptionKey(
            String idempotencyKey, String jurisdiction, @Nullable String actingFor) {
        return keys.rotate(jurisdiction);
    }

    private ResponseEntity<AgreementRecord> answered(HttpStatus status, Agreement agreement, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(SharingMapper.address(agreement)))
                .eTag(agreement.stored().etag())
                .cacheControl(Answers.PRIVATE)
                .body(mapper.agreement(agreement, agreements.today(), null, request.facts()));
    }
}
