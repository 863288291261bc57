package org.npcs.repository.server.exchange.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Submission;
import org.npcs.repository.api.v1.model.SubmissionCauseList;
import org.npcs.repository.api.v1.model.SubmissionList;
import org.npcs.repository.api.v1.model.SubmissionResultList;
import org.npcs.repository.api.v1.model.Transition;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers the submission part of the exchange. */
@Component
class SubmissionEndpoints {

    Mono<ResponseEntity<Submission>> createSubmission(
            String idempotencyKey,
            String jurisdiction,
            Mono<Resource> body,
            @Nullable String contentDigest,
            String mode,
            Integer wait,
            @Nullable String mappingVersion) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<Resource>> exportSubmissionResults(
            UUID submissionId, @Nullable String format, @Nullable String outcome) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<Submission>> getSubmission(UUID submissionId) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<Resource>> getSubmissionReceipt(UUID submissionId) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<SubmissionCauseList>> listSubmissionCauses(
            UUID submissionId, Integer limit, @Nullable String cursor) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<SubmissionResultList>> listSubmissionResults(
            UUID submissionId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String outcome,
            @Nullable String cause) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<SubmissionList>> listSubmissions(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            @Nullable String state,
            @Nullable Instant receivedFrom,
            @Nullable String submissionKey) {
        throw new UnsupportedOperationException();
    }

    Mono<ResponseEntity<Submission>> transitionSubmission(UUID submissionId, Mono<Transition> transition) {
        throw new UnsupportedOperationException();
    }
}
