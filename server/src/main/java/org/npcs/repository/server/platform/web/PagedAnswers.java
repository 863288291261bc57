package org.npcs.repository.server.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.page.Cursors;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers whose bodies are made by hand: documents with the facts about the answer, and pages of them. */
@Component
public final class PagedAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Cursors cursors;
    private final Answers answers;

    PagedAnswers(Cursors cursors, Answers answers) {
        this.cursors = cursors;
        this.answers = answers;
    }

    /** A document with the facts about the answer. */
    public ObjectNode with(ObjectNode body, RequestFacts facts) {
        return body.set("meta", JSON.valueToTree(answers.meta(facts)));
    }

    /**
     * A page of what is read behind a position, linked to the next by the address that was asked.
     *
     * @param binding what the cursor is bound to
     */
    public <T> Mono<ResponseEntity<ObjectNode>> read(
            RequestFacts facts,
            String binding,
            @Nullable String cursor,
            Function<String, Mono<Page<T>>> read,
            Function<T, ObjectNode> record) {
        return read.apply(cursors.open(binding, cursor)).map(page -> ResponseEntity.ok()
                .cacheControl(Answers.PRIVATE)
                .body(with(told(binding, facts.address(), "items", page.map(record)), facts)));
    }

    /**
     * A page of what is there as a whole, before the facts about the answer; its items stand in a member of that name.
     *
     * @param address what the next page is linked by: the address that was asked, or one that holds fast what that left open
     */
    public ObjectNode of(
            String binding, String address, String member, List<ObjectNode> all, int limit, @Nullable String cursor) {
        return told(binding, address, member, Page.of(all, cursors.open(binding, cursor), limit));
    }

    private ObjectNode told(String binding, String address, String member, Page<ObjectNode> page) {
        var body = JSON.createObjectNode();
        body.putArray(member).addAll(page.items());
        body.put("complete", page.complete());
        var next = cursors.issue(binding, page.next());
        if (next != null) {
            body.put("nextCursor", next);
            body.set("links", JSON.valueToTree(Answers.next(address, next)));
        }
        return body;
    }
}
