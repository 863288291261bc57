package org.npcs.repository.server.learning.web;

import java.net.URI;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with records of this noun. */
@Component
class LearningAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PagedAnswers pages;
    private final Answers answers;

    LearningAnswers(PagedAnswers pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    static ObjectNode versioned(ObjectNode body, StoredRecord stored, String address) {
        return body.put("version", stored.version())
                .put("etag", stored.etag())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", JSON.valueToTree(Answers.links("self", address)));
    }

    ResponseEntity<ObjectNode> one(
            HttpStatus status, StoredRecord stored, ObjectNode body, String address, CallerRequest request) {
        return ResponseEntity.status(status)
                .location(URI.create(address))
                .eTag(stored.etag())
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(body, request.facts()));
    }

    /** The answer to a statement: made, changed or left. */
    ResponseEntity<ObjectNode> written(
            Stored<StoredRecord> written, ObjectNode body, String address, CallerRequest request) {
        return answers.written(written.outcome(), written.record(), address, request.facts())
                .body(pages.with(body, request.facts()));
    }

    ResponseEntity<ObjectNode> body(ObjectNode body, CallerRequest request) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(pages.with(body, request.facts()));
    }

    PagedAnswers pages() {
        return pages;
    }
}
