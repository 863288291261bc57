package org.npcs.repository.server.exchange.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.ExchangeApi;
import org.npcs.repository.api.v1.model.AttestationRecord;
import org.npcs.repository.api.v1.model.BulkCorrection;
import org.npcs.repository.api.v1.model.ChangeList;
import org.npcs.repository.api.v1.model.DataQuality;
import org.npcs.repository.api.v1.model.DenominatorList;
import org.npcs.repository.api.v1.model.DenominatorRecord;
import org.npcs.repository.api.v1.model.ReportingPeriodList;
import org.npcs.repository.api.v1.model.Submission;
import org.npcs.repository.api.v1.model.SubmissionCauseList;
import org.npcs.repository.api.v1.model.SubmissionList;
import org.npcs.repository.api.v1.model.SubmissionResultList;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.api.v1.model.WebhookDelivery;
import org.npcs.repository.api.v1.model.WebhookDeliveryList;
import org.npcs.repository.api.v1.model.WebhookKeys;
import org.npcs.repository.api.v1.model.WebhookList;
import org.npcs.repository.api.v1.model.WebhookRecord;
import org.npcs.repository.api.v1.model.WebhookReplay;
import org.npcs.repository.api.v1.model.WebhookReplayed;
import org.npcs.repository.server.exchange.period.QualityScores;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The exchange over HTTP: one interface, many parts. */
@RestController
class ExchangeController implements ExchangeApi {

    private final SubmissionEndpoints submissions;
    private final CorrectionEndpoints corrections;
    private final PrintedEndpoints printed;
    private final ChangeEndpoints changes;
    private final PeriodEndpoints periods;
    private final WebhookEndpoints webhooks;
    private final QualityScores scores;
    private final QualityMapper quality;

    ExchangeController(
            SubmissionEndpoints submissions,
            CorrectionEndpoints corrections,
            PrintedEndpoints printed,
            ChangeEndpoints changes,
            PeriodEndpoints periods,
            WebhookEndpoints webhooks,
            QualityScores scores,
            QualityMapper quality) {
        this.submissions = submissions;
        this.corrections = corrections;
        this.printed = printed;
        this.changes = changes;
        this.periods = periods;
        this.webhooks = webhooks;
        this.scores = scores;
        this.quality = quality;
    }

    @Override
    public Mono<ResponseEntity<Submission>> createBulkCorrection(
            String idempotencyKey,
            String jurisdiction,
            Mono<BulkCorrection> bulkCorrection,
            @Nullable String prefer,
            Integer wait,
            @Nullable String actingFor) {
        return corrections.createBulkCorrection(jurisdiction, bulkCorrection, wait);
    }

    @Override
    public Mono<ResponseEntity<Submission>> createSubmission(
            String idempotencyKey,
            String jurisdiction,
            Mono<Resource> body,
            @Nullable String prefer,
            @Nullable String contentDigest,
            @Nullable String contentEncoding,
            String mode,
            Integer wait,
            @Nullable String mappingVersion,
            @Nullable String actingFor) {
        return submissions.createSubmission(jurisdiction, body, contentDigest, mode, wait, mappingVersion);
    }

    @Override
    public Mono<ResponseEntity<Resource>> exportSubmissionResults(
            UUID submissionId, @Nullable String format, @Nullable String outcome, @Nullable String actingFor) {
        return printed.sheet(submissionId, format, outcome);
    }

    @Override
    public Mono<ResponseEntity<AttestationRecord>> getAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return periods.getAttestation(jurisdiction, period, recordKind, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<DataQuality>> getDataQuality(
            String jurisdiction, String period, @Nullable String actingFor) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return scores.of(request.caller(), period).map(found -> ResponseEntity.ok()
                    .cacheControl(Answers.PRIVATE)
                    .body(quality.quality(found, request.facts())));
        });
    }

    @Override
    public Mono<ResponseEntity<DenominatorRecord>> getDenominator(
            String jurisdiction,
            String period,
            String denominator,
            @Nullable String ifNoneMatch,
            @Nullable String actingFor) {
        return periods.getDenominator(jurisdiction, period, denominator, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<Submission>> getSubmission(UUID submissionId, @Nullable String actingFor) {
        return submissions.getSubmission(submissionId);
    }

    @Override
    public Mono<ResponseEntity<Resource>> getSubmissionReceipt(UUID submissionId, @Nullable String actingFor) {
        return printed.receipt(submissionId);
    }

    @Override
    public Mono<ResponseEntity<ChangeList>> listChanges(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String from,
            @Nullable String noun,
            Integer wait,
            @Nullable String actingFor) {
        return changes.listChanges(jurisdiction, limit, cursor, from, noun, wait);
    }

    @Override
    public Mono<ResponseEntity<DenominatorList>> listDenominators(
            String jurisdiction, String period, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return periods.listDenominators(jurisdiction, period, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ReportingPeriodList>> listReportingPeriods(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            String calendar,
            String length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String actingFor) {
        return periods.listReportingPeriods(jurisdiction, limit, cursor, calendar, length, from, to);
    }

    @Override
    public Mono<ResponseEntity<SubmissionCauseList>> listSubmissionCauses(
            UUID submissionId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return submissions.listSubmissionCauses(submissionId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<SubmissionResultList>> listSubmissionResults(
            UUID submissionId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String outcome,
            @Nullable String cause,
            @Nullable String actingFor) {
        return submissions.listSubmissionResults(submissionId, limit, cursor, outcome, cause);
    }

    @Override
    public Mono<ResponseEntity<SubmissionList>> listSubmissions(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            @Nullable String state,
            @Nullable Instant receivedFrom,
            @Nullable String submissionKey,
            @Nullable String actingFor) {
        return submissions.listSubmissions(jurisdiction, limit, cursor, state, receivedFrom, submissionKey);
    }

    @Override
    public Mono<ResponseEntity<AttestationRecord>> putAttestation(
            String jurisdiction,
            String period,
            String recordKind,
            Mono<ObjectNode> attestation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return periods.putAttestation(
                jurisdiction, period, recordKind, attestation, ifMatch, ifNoneMatch, expectedVersion, reason);
    }

    @Override
    public Mono<ResponseEntity<DenominatorRecord>> putDenominator(
            String jurisdiction,
            String period,
            String denominator,
            Mono<ObjectNode> denominator2,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return periods.putDenominator(
                jurisdiction, period, denominator, denominator2, ifMatch, ifNoneMatch, expectedVersion, reason);
    }

    @Override
    public Mono<ResponseEntity<Submission>> transitionSubmission(
            String idempotencyKey, UUID submissionId, Mono<Transition> transition, @Nullable String actingFor) {
        return submissions.transitionSubmission(submissionId, transition);
    }

    @Override
    public Mono<ResponseEntity<WebhookDelivery>> createWebhookPing(
            String idempotencyKey, String jurisdiction, String webhook, Integer wait, @Nullable String actingFor) {
        return webhooks.createWebhookPing(jurisdiction, webhook, wait);
    }

    @Override
    public Mono<ResponseEntity<WebhookReplayed>> createWebhookReplay(
            String idempotencyKey,
            String jurisdiction,
            String webhook,
            Mono<WebhookReplay> webhookReplay,
            @Nullable String actingFor) {
        return webhooks.createWebhookReplay(jurisdiction, webhook, webhookReplay);
    }

    @Override
    public Mono<ResponseEntity<WebhookRecord>> getWebhook(
            String jurisdiction, String webhook, @Nullable String ifNoneMatch, @Nullable String actingFor) {
        return webhooks.getWebhook(jurisdiction, webhook, ifNoneMatch);
    }

    @Override
    public Mono<ResponseEntity<WebhookKeys>> getWebhookKeys() {
        return webhooks.getWebhookKeys();
    }

    @Override
    public Mono<ResponseEntity<WebhookDeliveryList>> listWebhookDeliveries(
            String jurisdiction,
            String webhook,
            @Nullable String state,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return webhooks.listWebhookDeliveries(jurisdiction, webhook, state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<WebhookList>> listWebhooks(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return webhooks.listWebhooks(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<WebhookRecord>> putWebhook(
            String jurisdiction,
            String webhook,
            Mono<ObjectNode> webhook2,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return webhooks.putWebhook(jurisdiction, webhook, webhook2, ifMatch, ifNoneMatch, expectedVersion, reason);
    }

    @Override
    public Mono<ResponseEntity<WebhookRecord>> transitionWebhook(
            String idempotencyKey,
            String jurisdiction,
            String webhook,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return webhooks.transitionWebhook(jurisdiction, webhook, transition);
    }
}
