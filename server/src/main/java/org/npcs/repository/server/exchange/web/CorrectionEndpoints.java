package org.npcs.repository.server.exchange.web;

import java.time.Duration;
import java.util.Objects;
import org.npcs.repository.api.v1.model.BulkCorrection;
import org.npcs.repository.api.v1.model.RecordSelection;
import org.npcs.repository.api.v1.model.Submission;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.exchange.submission.BulkCorrections;
import org.npcs.repository.server.exchange.submission.ContentChange;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for corrections of many records. */
@Component
class CorrectionEndpoints {

    private final BulkCorrections corrections;
    private final JurisdictionProfiles profiles;
    private final SubmissionEndpoints submissions;

    CorrectionEndpoints(BulkCorrections corrections, JurisdictionProfiles profiles, SubmissionEndpoints submissions) {
        this.corrections = corrections;
        this.profiles = profiles;
        this.submissions = submissions;
    }

    Mono<ResponseEntity<Submission>> createBulkCorrection(
            String jurisdiction, Mono<BulkCorrection> correction, Integer wait) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return Mono.deferContextual(context -> correction
                    .map(CorrectionEndpoints::correction)
                    .doOnNext(wanted -> request.caller().require(wanted.noun() + ":write"))
                    .zipWith(profiles.of(request.caller()))
                    .flatMap(found -> corrections.preview(
                            context.get(Session.class),
                            Objects.requireNonNull(request.facts().idempotencyKey()),
                            found.getT1(),
                            request.caller().scopes(),
                            found.getT2(),
                            Duration.ofSeconds(wait)))
                    .map(receipt -> submissions.answer(receipt, request)));
        });
    }

    private static org.npcs.repository.server.exchange.submission.BulkCorrection correction(BulkCorrection wanted) {
        return new org.npcs.repository.server.exchange.submission.BulkCorrection(
                wanted.getNoun(),
                selection(wanted.getSelect()),
                wanted.getChanges().stream()
                        .map(change -> new ContentChange(
                                change.getPath(), change.getFrom(), change.getTo(), change.getAbsent()))
                        .toList(),
                wanted.getReason());
    }

    private static org.npcs.repository.server.exchange.submission.BulkCorrection.Selection selection(
            RecordSelection wanted) {
        return new org.npcs.repository.server.exchange.submission.BulkCorrection.Selection(
                wanted.getLocalKeys(),
                wanted.getStates(),
                wanted.getEventFrom(),
                wanted.getEventTo(),
                wanted.getSubmissionId(),
                wanted.getMappingVersion());
    }
}
