package org.npcs.repository.server.learning.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.learning.Candour;
import org.npcs.repository.server.learning.LibraryFilter;
import org.npcs.repository.server.learning.LibraryItem;
import org.npcs.repository.server.learning.LibraryItems;
import org.npcs.repository.server.learning.Spreads;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.web.PagedAnswers;
import org.npcs.repository.server.platform.web.RecordAnswers;
import org.npcs.repository.server.security.CallerRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers for library items and how they spread. */
@Component
class ItemEndpoints {

    private final LibraryItems items;
    private final Spreads spreads;
    private final RepositoryClock clock;
    private final RecordAnswers answers;
    private final PagedAnswers pages;

    ItemEndpoints(
            LibraryItems items, Spreads spreads, RepositoryClock clock, RecordAnswers answers, PagedAnswers pages) {
        this.items = items;
        this.spreads = spreads;
        this.clock = clock;
        this.answers = answers;
        this.pages = pages;
    }

    Mono<ResponseEntity<ObjectNode>> list(LibraryFilter asked, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> answers.page(
                        request.facts(),
                        request.binding(asked),
                        cursor,
                        after -> items.list(request.caller(), asked, after, limit),
                        item -> LibraryMapper.item(item, clock.today()))
                .zipWith(items.candour(), ItemEndpoints::candid));
    }

    private static ResponseEntity<ObjectNode> candid(ResponseEntity<ObjectNode> page, Candour candour) {
        var body = page.getBody();
        if (body != null) {
            body.put("published", candour.published()).put("notSuccesses", candour.notSuccesses());
            candour.share().ifPresent(share -> body.put("shareOfLessons", share));
        }
        return page;
    }

    Mono<ResponseEntity<ObjectNode>> draft(Mono<ObjectNode> content) {
        return CallerRequest.answer(request -> content.flatMap(body -> items.draft(request.caller(), body))
                .map(made -> answered(HttpStatus.CREATED, made, request)));
    }

    Mono<ResponseEntity<ObjectNode>> get(UUID id) {
        return CallerRequest.answer(
                request -> items.get(request.caller(), id).map(found -> answered(HttpStatus.OK, found, request)));
    }

    Mono<ResponseEntity<ObjectNode>> put(UUID id, Mono<ObjectNode> content, RecordChange change) {
        return CallerRequest.answer(request -> content.flatMap(body -> items.put(request.caller(), id, body, change))
                .map(stored -> answered(HttpStatus.OK, stored, request)));
    }

    Mono<ResponseEntity<ObjectNode>> move(UUID id, String to, @Nullable String reason) {
        return CallerRequest.answer(request -> items.transition(request.caller(), id, to, reason)
                .map(moved -> answered(HttpStatus.OK, moved, request)));
    }

    Mono<ResponseEntity<ObjectNode>> versions(UUID id, int limit, @Nullable String cursor) {
        return CallerRequest.answer(request -> items.versions(request.caller(), id)
                .map(all -> all.stream().map(LibraryMapper::version).toList())
                .map(all -> answers.body(
                        pages.of(request.binding(id), request.facts().address(), "items", all, limit, cursor),
                        request.facts())));
    }

    Mono<ResponseEntity<ObjectNode>> spread(UUID id) {
        return CallerRequest.answer(request -> spreads.of(request.caller(), id)
                .map(spread -> answers.body(LibraryMapper.spread(id, spread), request.facts())));
    }

    private ResponseEntity<ObjectNode> answered(HttpStatus status, LibraryItem item, CallerRequest request) {
        var stored = item.stored();
        return answers.one(
                status,
                stored,
                LibraryMapper.item(item, clock.today()),
                LibraryMapper.address(stored.id()),
                request.facts());
    }
}
