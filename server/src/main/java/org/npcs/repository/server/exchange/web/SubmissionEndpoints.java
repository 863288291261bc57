package org.npcs.repository.server.exchange.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.Submission;
import org.npcs.repository.api.v1.model.SubmissionCauseList;
import org.npcs.repository.api.v1.model.SubmissionList;
import org.npcs.repository.api.v1.model.SubmissionResultList;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.exchange.submission.Receipt;
import org.npcs.repository.server.exchange.submission.ResultFilter;
import org.npcs.repository.server.exchange.submission.Sending;
import org.npcs.repository.server.exchange.submission.SubmissionFilter;
import org.npcs.repository.server.exchange.submission.SubmissionIntake;
import org.npcs.repository.server.exchange.submission.Submissions;
import org.npcs.repository.server.platform.contract.ByteStream;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers for submissions. */
@Component
class SubmissionEndpoints {

    private final SubmissionIntake intake;
    private final Submissions submissions;
    private final JurisdictionProfiles profiles;
    private final SubmissionMapper mapper;
    private final Answers answers;
    private final Cursors cursors;

    SubmissionEndpoints(
            SubmissionIntake intake,
            Submissions submissions,
            JurisdictionProfiles profiles,
            SubmissionMapper mapper,
            Answers answers,
            Cursors cursors) {
        this.intake = intake;
        this.submissions = submissions;
        this.profiles = profiles;
        this.mapper = mapper;
        this.answers = answers;
        this.cursors = cursors;
    }

    Mono<ResponseEntity<Submission>> createSubmission(
            String jurisdiction,
            Mono<Resource> body,
            @Nullable String contentDigest,
            String mode,
            Integer wait,
            @Nullable String mappingVersion) {
        return CallerRequest.answer(request -> {
            request.caller().own(jurisdiction);
            return Mono.deferContextual(context -> body.cast(ByteStream.class)
                    .zipWith(profiles.of(request.caller()))
                    .flatMap(found -> intake.take(Sending.of(
                            context.get(Session.class),
                            Objects.requireNonNull(request.facts().idempotencyKey()),
                            found.getT1(),
                            request.caller().scopes(),
                            found.getT2(),
                            request.facts().lenient(),
                            mode,
                            mappingVersion,
                            contentDigest,
                            Duration.ofSeconds(wait))))
                    .map(receipt -> answer(receipt, request)));
        });
    }

    ResponseEntity<Submission> answer(Receipt receipt, CallerRequest request) {
        var submission = receipt.submission();
        var answer = receipt.repeated()
                ? ResponseEntity.ok()
                : ResponseEntity.status(submission.settled() ? 201 : 202)
                        .location(URI.create(SubmissionMapper.address(submission)));
        var applied = request.facts().applied();
        if (applied != null) {
            answer.header("Preference-Applied", applied);
        }
        return answer.cacheControl(Answers.PRIVATE).body(mapper.submission(submission, request.facts()));
    }

    Mono<ResponseEntity<Submission>> getSubmission(UUID submissionId) {
        return CallerRequest.answer(request -> submissions
                .get(request.caller().owner(), submissionId)
                .map(submission -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.submission(submission, request.facts()))));
    }

    Mono<ResponseEntity<SubmissionCauseList>> listSubmissionCauses(
            UUID submissionId, Integer limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> {
            var binding = request.binding(submissionId);
            return submissions
                    .causes(request.caller().owner(), submissionId, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new SubmissionCauseList(
                                                page.map(SubmissionMapper::cause)
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<SubmissionResultList>> listSubmissionResults(
            UUID submissionId,
            Integer limit,
            @Nullable String cursor,
            @Nullable String outcome,
            @Nullable String cause) {
        return CallerRequest.answer(request -> {
            var filter = new ResultFilter(outcome, cause, false);
            var binding = request.binding(submissionId, filter);
            return submissions
                    .results(request.caller().owner(), submissionId, filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new SubmissionResultList(
                                                page.map(mapper::result).items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<SubmissionList>> listSubmissions(
            String jurisdiction,
            Integer limit,
            @Nullable String cursor,
            @Nullable String state,
            @Nullable Instant receivedFrom,
            @Nullable String submissionKey) {
        return CallerRequest.answer(request -> {
            var filter = new SubmissionFilter(state, receivedFrom, submissionKey);
            var binding = request.binding(jurisdiction, filter);
            return submissions
                    .list(request.caller().own(jurisdiction), filter, cursors.open(binding, cursor), limit)
                    .map(page -> {
                        var next = cursors.issue(binding, page.next());
                        return ResponseEntity.ok()
                                .cacheControl(Answers.PRIVATE)
                                .body(new SubmissionList(
                                                page.map(one -> mapper.submission(one, request.facts()))
                                                        .items(),
                                                page.complete(),
                                                answers.meta(request.facts()))
                                        .nextCursor(next)
                                        .links(Answers.next(request.facts(), next)));
                    });
        });
    }

    Mono<ResponseEntity<Submission>> transitionSubmission(UUID submissionId, Mono<Transition> transition) {
        return CallerRequest.answer(request -> transition
                .flatMap(wanted -> submissions.transition(request.caller().owner(), submissionId, wanted.getTo()))
                .map(submission -> ResponseEntity.ok()
                        .cacheControl(Answers.PRIVATE)
                        .body(mapper.submission(submission, request.facts()))));
    }
}
