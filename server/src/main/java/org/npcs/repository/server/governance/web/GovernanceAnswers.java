package org.npcs.repository.server.governance.web;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers with one record, with what was stated, or with a page. */
@Component
class GovernanceAnswers {

    private final PagedAnswers pages;
    private final Answers answers;

    GovernanceAnswers(PagedAnswers pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    ResponseEntity<ObjectNode> one(
            HttpStatus status, StoredRecord stored, ObjectNode body, String address, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(address))
                .eTag(stored.etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(body, request.facts()));
    }

    ResponseEntity<ObjectNode> stated(
            Stored.Outcome outcome, StoredRecord stored, ObjectNode body, String address, CallerRequest request) {
        return answers.written(outcome, stored, address, request.facts()).body(pages.with(body, request.facts()));
    }

    ResponseEntity<ObjectNode> body(ObjectNode body, CallerRequest request) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
    }

    <T> Mono<ResponseEntity<ObjectNode>> page(
            CallerRequest request,
            String filters,
            @Nullable String cursor,
            Function<String, Mono<Page<T>>> read,
            Function<T, ObjectNode> record) {
        return pages.read(request.facts(), request.binding(filters), cursor, read, record);
    }
}
