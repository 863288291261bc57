package org.npcs.repository.server.sharing.web;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with records whose content is told as it was sent: one of them, or a page. */
@Component
class RecordAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PagedAnswers pages;

    RecordAnswers(PagedAnswers pages) {
        this.pages = pages;
    }

    /** A record before what only its noun tells: whose it is, and its content. */
    static ObjectNode begun(StoredRecord stored) {
        var body = JSON.createObjectNode().put("id", stored.id().toString()).put("jurisdiction", stored.jurisdiction());
        body.setAll(stored.content());
        return body;
    }

    /** A record with what every version tells. */
    static ObjectNode ended(ObjectNode body, StoredRecord stored, String collection) {
        return body.put("version", stored.version())
                .put("etag", stored.etag())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", JSON.valueToTree(Answers.links("self", collection + "/" + stored.id())));
    }

    /** One record. */
    ResponseEntity<ObjectNode> one(
            HttpStatus status, StoredRecord stored, ObjectNode body, String collection, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(collection + "/" + stored.id()))
                .eTag(stored.etag())
                .cacheControl(Answers.PRIVATE)
                .body(with(body, request));
    }

    /** An answer with the facts about it. */
    ObjectNode with(ObjectNode body, CallerRequest request) {
        return pages.with(body, request.facts());
    }

    /** A page of what is read behind a position; its cursor is bound to the caller, the address and the filter. */
    <T> Mono<ResponseEntity<ObjectNode>> page(
            CallerRequest request,
            String collection,
            String filter,
            @Nullable String cursor,
            Function<String, Mono<Page<T>>> read,
            Function<T, ObjectNode> record) {
        return pages.read(request.facts(), request.binding(collection, filter), cursor, read, record);
    }
}
