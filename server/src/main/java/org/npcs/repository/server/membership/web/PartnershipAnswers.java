package org.npcs.repository.server.membership.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with records of members and participants. */
@Component
class PartnershipAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Entity tag while nothing was stated. */
    private static final String NOTHING = "\"0\"";

    private final PagedAnswers pages;
    private final Answers answers;

    PartnershipAnswers(PagedAnswers pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    static ObjectNode begun() {
        return JSON.createObjectNode();
    }

    /** Tells the version, or that nothing was stated so far. */
    static ObjectNode versioned(ObjectNode body, @Nullable StoredRecord stored, String address) {
        body.put("version", stored == null ? 0 : stored.version()).put("etag", tag(stored));
        if (stored != null) {
            body.put("createdAt", stored.createdAt().toString())
                    .put("updatedAt", stored.storedAt().toString());
        }
        return body.set("links", JSON.valueToTree(Answers.links("self", address)));
    }

    ResponseEntity<ObjectNode> one(@Nullable StoredRecord stored, ObjectNode body, CallerRequest request) {
        return ResponseEntity.ok()
                .eTag(tag(stored))
                .cacheControl(Answers.PRIVATE)
                .body(pages.with(body, request.facts()));
    }

    ResponseEntity<ObjectNode> written(
            Stored<StoredRecord> written, ObjectNode body, String address, CallerRequest request) {
        return answers.written(written.outcome(), written.record(), address, request.facts())
                .body(pages.with(body, request.facts()));
    }

    PagedAnswers pages() {
        return pages;
    }

    private static String tag(@Nullable StoredRecord stored) {
        return stored == null ? NOTHING : stored.etag();
    }
}
