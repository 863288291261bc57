package org.npcs.repository.server.sharing.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.SharingApi;
import org.npcs.repository.api.v1.model.AccessExplanation;
import org.npcs.repository.api.v1.model.AgreementList;
import org.npcs.repository.api.v1.model.AgreementPolicyList;
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
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the sharing operations of the contract. */
@RestController
class SharingController implements SharingApi {

    private final AgreementEndpoints agreements;
    private final AgreementPolicyEndpoints policies;
    private final SharingProfileEndpoints profiles;
    private final DecisionEndpoints decisions;
    private final PublicJoinEndpoints publicJoins;
    private final SharedEndpoints shared;
    private final DisclosureEndpoints disclosures;
    private final WithdrawalEndpoints withdrawals;
    private final EncryptionKeyEndpoints keys;
    private final HoldEndpoints holds;
    private final ThirdPartyRequestEndpoints requests;
    private final EmergencyEndpoints emergencies;
    private final ReceivedCorrectionEndpoints corrections;

    SharingController(
            AgreementEndpoints agreements,
            AgreementPolicyEndpoints policies,
            SharingProfileEndpoints profiles,
            DecisionEndpoints decisions,
            PublicJoinEndpoints publicJoins,
            SharedEndpoints shared,
            DisclosureEndpoints disclosures,
            WithdrawalEndpoints withdrawals,
            EncryptionKeyEndpoints keys,
            HoldEndpoints holds,
            ThirdPartyRequestEndpoints requests,
            EmergencyEndpoints emergencies,
            ReceivedCorrectionEndpoints corrections) {
        this.profiles = profiles;
        this.decisions = decisions;
        this.publicJoins = publicJoins;
        this.shared = shared;
        this.disclosures = disclosures;
        this.withdrawals = withdrawals;
        this.keys = keys;
        this.holds = holds;
        this.requests = requests;
        this.emergencies = emergencies;
        this.corrections = corrections;
        this.agreements = agreements;
        this.policies = policies;
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> createAgreement(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> agreement, @Nullable String actingFor) {
        return agreements.draft(jurisdiction, agreement);
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> createAgreementSignature(
            String idempotencyKey,
            String jurisdiction,
            UUID agreementId,
            Mono<AgreementSigning> agreementSigning,
            @Nullable String actingFor) {
        return agreements.sign(jurisdiction, agreementId, agreementSigning);
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> getAgreement(
            String jurisdiction, UUID agreementId, @Nullable String actingFor) {
        return agreements.get(jurisdiction, agreementId);
    }

    @Override
    public Mono<ResponseEntity<AgreementPolicyList>> listAgreementPolicies(
            Integer limit, @Nullable String cursor, @Nullable String ifNoneMatch) {
        return policies.list(limit, cursor, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<AgreementList>> listAgreements(
            String jurisdiction,
            @Nullable String state,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return agreements.list(jurisdiction, state, limit, cursor);
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
        var change = new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason);
        return agreements.put(jurisdiction, agreementId, agreement, change);
    }

    @Override
    public Mono<ResponseEntity<AgreementRecord>> transitionAgreement(
            String idempotencyKey,
            String jurisdiction,
            UUID agreementId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return agreements.move(jurisdiction, agreementId, transition);
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
    public Mono<ResponseEntity<ObjectNode>> getLinkedCopies(
            String purpose, UUID incidentId, @Nullable String actingFor) {
        return shared.linked(incidentId, purpose);
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

    @Override
    public Mono<ResponseEntity<ObjectNode>> listHolds(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return holds.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createHold(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> hold, @Nullable String actingFor) {
        return holds.set(jurisdiction, hold);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getHold(String jurisdiction, UUID holdId, @Nullable String actingFor) {
        return holds.get(jurisdiction, holdId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionHold(
            String idempotencyKey,
            String jurisdiction,
            UUID holdId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> holds.move(jurisdiction, holdId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listThirdPartyRequests(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return requests.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createThirdPartyRequest(
            String idempotencyKey,
            String jurisdiction,
            Mono<ObjectNode> thirdPartyRequest,
            @Nullable String actingFor) {
        return requests.refer(jurisdiction, thirdPartyRequest);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getThirdPartyRequest(
            String jurisdiction, UUID thirdPartyRequestId, @Nullable String actingFor) {
        return requests.get(jurisdiction, thirdPartyRequestId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionThirdPartyRequest(
            String idempotencyKey,
            String jurisdiction,
            UUID thirdPartyRequestId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(
                step -> requests.move(jurisdiction, thirdPartyRequestId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listEmergencyAccesses(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return emergencies.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createEmergencyAccess(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> emergencyAccess, @Nullable String actingFor) {
        return emergencies.open(jurisdiction, emergencyAccess);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getEmergencyAccess(
            String jurisdiction, UUID accessId, @Nullable String actingFor) {
        return emergencies.get(jurisdiction, accessId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionEmergencyAccess(
            String idempotencyKey,
            String jurisdiction,
            UUID accessId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> emergencies.move(jurisdiction, accessId, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getEmergencyRecord(
            UUID accessId, UUID recordId, @Nullable String actingFor) {
        return emergencies.read(accessId, recordId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCorrections(
            String jurisdiction,
            @Nullable UUID incidentId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return corrections.list(jurisdiction, incidentId, limit, cursor);
    }
}
