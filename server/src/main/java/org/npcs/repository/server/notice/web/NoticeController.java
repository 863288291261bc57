package org.npcs.repository.server.notice.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.NoticeApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the notice operations of the contract. */
@RestController
class NoticeController implements NoticeApi {

    private final NoticeEndpoints notices;
    private final ResponseEndpoints responses;

    NoticeController(NoticeEndpoints notices, ResponseEndpoints responses) {
        this.notices = notices;
        this.responses = responses;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSafetyNotices(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return notices.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<Object>> createSafetyNotice(String idempotencyKey, Mono<ObjectNode> safetyNotice) {
        return notices.draft(safetyNotice);
    }

    @Override
    public Mono<ResponseEntity<Object>> getSafetyNotice(String notice, @Nullable String format) {
        return notices.get(notice, format);
    }

    @Override
    public Mono<ResponseEntity<Object>> putSafetyNotice(
            String notice,
            Mono<ObjectNode> safetyNotice,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return notices.put(
                notice, safetyNotice, new RecordChange(Precondition.of(ifMatch, null, expectedVersion), reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSafetyNoticeVersions(
            String notice, Integer limit, @Nullable String cursor) {
        return notices.versions(notice, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<Object>> transitionSafetyNotice(
            String idempotencyKey, String notice, Mono<Transition> transition) {
        return transition.flatMap(step -> notices.move(notice, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<Object>> createGateReview(
            String idempotencyKey, String notice, Mono<ObjectNode> noticeGateReview) {
        return notices.review(notice, noticeGateReview);
    }

    @Override
    public Mono<ResponseEntity<Object>> createNoticeRedaction(
            String idempotencyKey, String notice, Mono<ObjectNode> noticeRedaction) {
        return notices.clear(notice, noticeRedaction);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getNoticeUptake(String notice) {
        return notices.uptake(notice);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listNoticeResponses(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return responses.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getNoticeResponse(
            String jurisdiction, String notice, @Nullable String actingFor) {
        return responses.get(jurisdiction, notice);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putNoticeResponse(
            String jurisdiction,
            String notice,
            Mono<ObjectNode> noticeResponse,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return responses.put(
                jurisdiction,
                notice,
                noticeResponse,
                new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason));
    }
}
