package org.npcs.repository.server.governance.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.CharterReviews;
import org.npcs.repository.server.governance.CharterVersion;
import org.npcs.repository.server.governance.CharterVersions;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers about the versions of the charter and their reviews. */
@Component
class CharterEndpoints {

    private final CharterVersions versions;
    private final CharterReviews reviews;
    private final GovernanceAnswers answers;

    CharterEndpoints(CharterVersions versions, CharterReviews reviews, GovernanceAnswers answers) {
        this.versions = versions;
        this.reviews = reviews;
        this.answers = answers;
    }

    Mono<ResponseEntity<ObjectNode>> list(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request ->
                answers.page(request, "", cursor, after -> versions.list(after, limit), CharterEndpoints::told));
    }

    Mono<ResponseEntity<ObjectNode>> get(String version) {
        return CallerRequest.answer(request -> versions.get(version).map(found -> answered(found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(String version, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(
                request -> content.flatMap(body -> versions.draft(request.caller(), version, body, change))
                        .map(stored -> answers.stated(
                                stored.outcome(),
                                stored.record().stored(),
                                told(stored.record()),
                                address(stored.record()),
                                request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(String version, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(to -> versions.move(request.caller(), version, to))
                .map(moved -> answered(moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> reviews(int limit, @Nullable String cursor) {
        return CallerRequest.answer(request ->
                answers.page(request, "", cursor, after -> reviews.list(after, limit), GovernanceMapper::review));
    }

    Mono<ResponseEntity<ObjectNode>> review(UUID id) {
        return CallerRequest.answer(request -> reviews.get(id).map(found -> review(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> open(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> reviews.open(request.caller(), body))
                .map(made -> review(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> close(UUID id, Mono<ObjectNode> step) {
        return CallerRequest.answer(request -> step.flatMap(to -> reviews.close(request.caller(), id, to))
                .map(closed -> review(HttpStatus.OK, closed, request)));
    }

    private ResponseEntity<ObjectNode> review(HttpStatus status, StoredRecord review, CallerRequest request) {
        return answers.one(
                status,
                review,
                GovernanceMapper.review(review),
                GovernanceMapper.address("charter-reviews", review),
                request);
    }

    private ResponseEntity<ObjectNode> answered(CharterVersion version, CallerRequest request) {
        return answers.one(HttpStatus.OK, version.stored(), told(version), address(version), request);
    }

    private static String address(CharterVersion version) {
        return "/v1/charter-versions/" + version.stored().naturalKey();
    }

    private static ObjectNode told(CharterVersion version) {
        var stored = version.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("charterVersion", stored.naturalKey())
                .put("state", version.state());
        body.setAll(stored.content());
        body.set("settings", version.settings().toJson());
        GovernanceMapper.put(body, "contentHash", version.contentHash());
        GovernanceMapper.put(body, "inForceFrom", stored.facets().get("in_force_from"));
        GovernanceMapper.put(body, "inForceUntil", stored.facets().get("in_force_until"));
        GovernanceMapper.put(body, "reviewDueOn", version.reviewDueOn());
        body.put("openReviews", version.openReviews());
        version.flags().forEach(body.putArray("flags")::add);
        return GovernanceMapper.versioned(body, stored, address(version));
    }
}
