package org.npcs.repository.server.platform.web;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers with records whose documents are made by hand: one of them, what a write did, or a page. */
@Component
public final class RecordAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PagedAnswers pages;
    private final Answers answers;

    RecordAnswers(PagedAnswers pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    /** The document of a record before its content: which it is, and whose. */
    public static ObjectNode named(StoredRecord stored) {
        return JSON.createObjectNode().put("id", stored.id().toString()).put("jurisdiction", stored.jurisdiction());
    }

    /** The same with its content as it was sent. */
    public static ObjectNode begun(StoredRecord stored) {
        return named(stored).setAll(stored.content());
    }

    /**
     * A document with what every version tells, and where the record is.
     *
     * @param more further links as pairs of relation and address
     */
    public static ObjectNode versioned(ObjectNode body, StoredRecord stored, String address, String... more) {
        var links = Answers.links("self", address);
        links.addAll(Answers.links(more));
        return body.put("version", stored.version())
                .put("etag", stored.etag())
                .put("createdAt", stored.createdAt().toString())
                .put("updatedAt", stored.storedAt().toString())
                .set("links", JSON.valueToTree(links));
    }

    /** A document with what should be looked at. */
    public static ObjectNode warned(ObjectNode body, List<Finding> warnings) {
        var told = body.putArray("warnings");
        warnings.forEach(one -> told.add(one.toJson()));
        return body;
    }

    /** One record. */
    public ResponseEntity<ObjectNode> one(
            HttpStatus status, StoredRecord stored, ObjectNode body, String address, RequestFacts facts) {
        return ResponseEntity.status(status)
                .location(URI.create(address))
                .eTag(stored.etag())
                .cacheControl(Answers.PRIVATE)
                .body(with(body, facts));
    }

    /** What a write did: made, changed or left. */
    public ResponseEntity<ObjectNode> written(
            Stored<StoredRecord> written, ObjectNode body, String address, RequestFacts facts) {
        return answers.written(written.outcome(), written.record(), address, facts)
                .body(with(body, facts));
    }

    /** A document that is no record. */
    public ResponseEntity<ObjectNode> body(ObjectNode body, RequestFacts facts) {
        return ResponseEntity.ok().cacheControl(Answers.PRIVATE).body(with(body, facts));
    }

    /** A page of what is read behind a position; its cursor is bound to {@code binding}. */
    public <T> Mono<ResponseEntity<ObjectNode>> page(
            RequestFacts facts,
            String binding,
            @Nullable String cursor,
            Function<String, Mono<Page<T>>> read,
            Function<T, ObjectNode> record) {
        return pages.read(facts, binding, cursor, read, record);
    }

    /** A document with the facts about the answer. */
    public ObjectNode with(ObjectNode body, RequestFacts facts) {
        return pages.with(body, facts);
    }
}
