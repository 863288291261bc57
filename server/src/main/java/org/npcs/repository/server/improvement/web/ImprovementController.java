package org.npcs.repository.server.improvement.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.api.v1.ImprovementApi;
import org.npcs.repository.api.v1.model.Transition;
import org.npcs.repository.server.improvement.BundleObservations.Place;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Answers the improvement operations of the contract. */
@RestController
class ImprovementController implements ImprovementApi {

    private final BundleEndpoints bundles;
    private final PriorityEndpoints priorities;
    private final CycleEndpoints cycles;

    ImprovementController(BundleEndpoints bundles, PriorityEndpoints priorities, CycleEndpoints cycles) {
        this.bundles = bundles;
        this.priorities = priorities;
        this.cycles = cycles;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getBundleObservation(
            String jurisdiction, String bundle, String unit, String month, @Nullable String actingFor) {
        return bundles.get(new Place(jurisdiction, bundle, unit, month));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putBundleObservation(
            String jurisdiction,
            String bundle,
            String unit,
            String month,
            Mono<ObjectNode> observation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return bundles.put(
                new Place(jurisdiction, bundle, unit, month),
                observation,
                change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getBundleScores(
            String bundle,
            String jurisdiction,
            String unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable String actingFor) {
        return bundles.scores(jurisdiction, bundle, unit, from, until);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listQualityPriorities(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return priorities.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createQualityPriority(String idempotencyKey, Mono<ObjectNode> priority) {
        return priorities.note(priority);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getQualityPriority(UUID priorityId) {
        return priorities.get(priorityId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putQualityPriority(
            UUID priorityId,
            Mono<ObjectNode> priority,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return priorities.put(priorityId, priority, change(ifMatch, null, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionQualityPriority(
            String idempotencyKey, UUID priorityId, Mono<Transition> transition) {
        return transition.flatMap(step -> priorities.move(priorityId, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getPriorityParticipation(
            String jurisdiction, UUID priorityId, @Nullable String actingFor) {
        return priorities.participation(jurisdiction, priorityId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putPriorityParticipation(
            String jurisdiction,
            UUID priorityId,
            Mono<ObjectNode> participation,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return priorities.participate(
                jurisdiction, priorityId, participation, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listPdsaCycles(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return cycles.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> createPdsaCycle(
            String idempotencyKey, String jurisdiction, Mono<ObjectNode> cycle, @Nullable String actingFor) {
        return cycles.plan(jurisdiction, cycle);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getPdsaCycle(
            String jurisdiction, UUID cycleId, @Nullable String actingFor) {
        return cycles.get(jurisdiction, cycleId);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putPdsaCycle(
            String jurisdiction,
            UUID cycleId,
            Mono<ObjectNode> cycle,
            @Nullable String ifMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return cycles.put(jurisdiction, cycleId, cycle, change(ifMatch, null, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionPdsaCycle(
            String idempotencyKey,
            String jurisdiction,
            UUID cycleId,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> cycles.move(jurisdiction, cycleId, step.getTo()));
    }

    private static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }
}
