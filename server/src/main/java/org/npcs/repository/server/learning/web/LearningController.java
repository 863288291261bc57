package org.npcs.repository.server.learning.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.LearningApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.learning.LibraryFilter;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the learning operations of the contract. */
@RestController
class LearningController implements LearningApi {

    private final ItemEndpoints items;
    private final AdoptionEndpoints adoptions;
    private final JudgementEndpoints judgements;

    LearningController(ItemEndpoints items, AdoptionEndpoints adoptions, JudgementEndpoints judgements) {
        this.items = items;
        this.adoptions = adoptions;
        this.judgements = judgements;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLibraryItems(
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String theme,
            @Nullable String result,
            @Nullable String state,
            @Nullable String overdue,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return Mono.fromSupplier(() -> new LibraryFilter(kind, topic, theme, result, state, overdue))
                .flatMap(asked -> items.list(asked, limit, cursor));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createLibraryItem(
            String idempotencyKey, Mono<ObjectNode> item, @Nullable String actingFor) {
        return items.draft(item);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLibraryItem(UUID itemId, @Nullable String actingFor) {
        return items.get(itemId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putLibraryItem(
            UUID itemId,
            Mono<ObjectNode> item,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return items.put(itemId, item, change(ifMatch, null, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionLibraryItem(
            String idempotencyKey, UUID itemId, Mono<Transition> transition, @Nullable String actingFor) {
        return transition.flatMap(step -> items.move(itemId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLibraryItemVersions(
            UUID itemId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return items.versions(itemId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLibraryItemReviews(
            UUID itemId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return judgements.of(itemId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listSharedLibraryAdoptions(
            UUID itemId, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return adoptions.shared(itemId, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLibraryItemSpread(UUID itemId, @Nullable String actingFor) {
        return items.spread(itemId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLibraryAdoptions(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return adoptions.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLibraryAdoption(
            String jurisdiction, UUID itemId, @Nullable String actingFor) {
        return adoptions.get(jurisdiction, itemId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putLibraryAdoption(
            String jurisdiction,
            UUID itemId,
            Mono<ObjectNode> adoption,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return adoptions.put(jurisdiction, itemId, adoption, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLibraryReview(
            String jurisdiction, UUID itemId, @Nullable String actingFor) {
        return judgements.get(jurisdiction, itemId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putLibraryReview(
            String jurisdiction,
            UUID itemId,
            Mono<ObjectNode> review,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return judgements.put(jurisdiction, itemId, review, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    private static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }
}
