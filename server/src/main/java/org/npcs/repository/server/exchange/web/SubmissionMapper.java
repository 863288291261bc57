package org.npcs.repository.server.exchange.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.model.SubmissionCause;
import org.npcs.repository.api.v1.model.SubmissionCauseExample;
import org.npcs.repository.api.v1.model.SubmissionCounts;
import org.npcs.repository.api.v1.model.SubmissionResult;
import org.npcs.repository.server.exchange.submission.CauseOfFindings;
import org.npcs.repository.server.exchange.submission.RecordResult;
import org.npcs.repository.server.exchange.submission.Sentence;
import org.npcs.repository.server.exchange.submission.Submission;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.npcs.repository.server.platform.web.Answers;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Words submissions as the contract has them. */
@Component
class SubmissionMapper {

    private static final int PROGRESS_DIGITS = 3;

    private final Answers answers;
    private final JsonMapper json;

    SubmissionMapper(Answers answers, JsonMapper json) {
        this.answers = answers;
        this.json = json;
    }

    static String address(Submission submission) {
        return "/v1/submissions/" + submission.id();
    }

    org.npcs.repository.api.v1.model.Submission submission(Submission submission, RequestFacts facts) {
        var counts = submission.counts();
        var self = address(submission);
        return new org.npcs.repository.api.v1.model.Submission(
                        submission.id(),
                        submission.jurisdiction(),
                        submission.key(),
                        submission.state(),
                        Sentence.of(submission),
                        submission.mode(),
                        new SubmissionCounts(
                                        counts.received(),
                                        counts.pending(),
                                        counts.created(),
                                        counts.updated(),
                                        counts.unchanged(),
                                        counts.waiting(),
                                        counts.rejected())
                                .heldForRedaction(counts.held()),
                        submission.clientId(),
                        submission.receivedAt(),
                        answers.meta(facts))
                .origin(submission.origin())
                .mediaType(submission.mediaType())
                .bytes(submission.bytes())
                .digest(submission.digest())
                .mappingVersion(submission.mappingVersion())
                .progress(BigDecimal.valueOf(submission.progress()).setScale(PROGRESS_DIGITS, RoundingMode.DOWN))
                .refusal(submission.refusal())
                .actor(submission.actor())
                .contractVersion(submission.contractVersion())
                .ruleSetVersion(submission.ruleSetVersion())
                .finishedAt(submission.finishedAt())
                .links(Answers.links(
                        "self", self,
                        "results", self + "/results",
                        "causes", self + "/causes",
                        "receipt", self + "/receipt"));
    }

    SubmissionResult result(RecordResult result) {
        var facts = result.facts();
        return new SubmissionResult(facts.index(), result.outcome())
                .line(facts.line())
                .noun(facts.noun())
                .localKey(facts.localKey())
                .reviewNumber(facts.reviewNumber())
                .eventMonth(facts.eventMonth())
                .recordId(result.recordId())
                .version(result.version())
                .waitingUntil(result.waitingUntil())
                .findings(findings(result.findings()))
                .announced(findings(result.announced()))
                .causes(result.causes().isEmpty() ? null : result.causes())
                .hold(result.held() ? "held-for-redaction" : null);
    }

    private @Nullable List<ObjectNode> findings(@Nullable String text) {
        return text == null
                ? null
                : json.readTree(text).valueStream().map(ObjectNode.class::cast).toList();
    }

    static SubmissionCause cause(CauseOfFindings cause) {
        return new SubmissionCause(
                        cause.id(),
                        cause.rule(),
                        cause.severity(),
                        cause.findingClass(),
                        cause.origin(),
                        cause.place(),
                        cause.message(),
                        cause.fix(),
                        cause.page(),
                        cause.records(),
                        cause.findings(),
                        new SubmissionCauseExample(cause.exampleIndex()).localKey(cause.exampleKey()))
                .element(cause.element())
                .allowedAt(cause.allowedAt());
    }
}
