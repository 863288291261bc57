package org.npcs.repository.server.support.web;

import java.net.URI;
import java.util.List;
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
class SupportAnswers {

    private final PagedAnswers pages;
    private final Answers answers;

    SupportAnswers(PagedAnswers pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    ResponseEntity<ObjectNode> one(
            HttpStatus status, StoredRecord stored, ObjectNode body, String address, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(address))
                .eTag(stored.etag())
                .cacheControl(Answers.PRIVATE)
                .body(with(body, request));
    }

    ResponseEntity<ObjectNode> stated(
            Stored<StoredRecord> stated, ObjectNode body, String address, CallerRequest request) {
        return answers.written(stated.outcome(), stated.record(), address, request.facts())
                .body(with(body, request));
    }

    ResponseEntity<ObjectNode> body(ObjectNode body, CallerRequest request) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(with(body, request));
    }

    <T> Mono<ResponseEntity<ObjectNode>> page(
            CallerRequest request,
            String address,
            @Nullable String cursor,
            Function<String, Mono<Page<T>>> read,
            Function<T, ObjectNode> record) {
        return pages.read(request.facts(), request.binding(address), cursor, read, record);
    }

    /** A page of a list that is there as a whole. */
    ObjectNode part(CallerRequest request, String address, List<ObjectNode> all, int limit, @Nullable String cursor) {
        return pages.of(request.binding(address), request.facts().address(), "items", all, limit, cursor);
    }

    private ObjectNode with(ObjectNode body, CallerRequest request) {
        return pages.with(body, request.facts());
    }
}
