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
    private final CurriculumEndpoints curricula;
    private final CohortEndpoints cohorts;
    private final LoopEndpoints loops;

    LearningController(
            ItemEndpoints items,
            AdoptionEndpoints adoptions,
            JudgementEndpoints judgements,
            CurriculumEndpoints curricula,
            CohortEndpoints cohorts,
            LoopEndpoints loops) {
        this.items = items;
        this.adoptions = adoptions;
        this.judgements = judgements;
        this.curricula = curricula;
        this.cohorts = cohorts;
        this.loops = loops;
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLibraryItems(
            @Nullable String kind,
            @Nullable String topic,
            @Nullable String theme,
            @Nullable String result,
            @Nullable String prevention,
            @Nullable String state,
            @Nullable String overdue,
            Integer limit,
            @Nullable String cursor,
            @Nullable String actingFor) {
        return Mono.fromSupplier(() -> new LibraryFilter(kind, topic, theme, result, prevention, state, overdue))
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

    @Override
    public Mono<ResponseEntity<ObjectNode>> listCurricula(
            @Nullable String state, Integer limit, @Nullable String cursor) {
        return curricula.list(state, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCurriculum(String curriculum) {
        return curricula.get(curriculum);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putCurriculum(
            String curriculum,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return curricula.put(curriculum, content, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionCurriculum(
            String idempotencyKey, String curriculum, Mono<Transition> transition) {
        return transition.flatMap(step -> curricula.move(curriculum, step.getTo(), step.getReason()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCurriculumVersion(String curriculum, Integer version) {
        return curricula.version(curriculum, version);
    }

    @Override
    public Mono<ResponseEntity<Object>> getCurriculumMail(
            String curriculum, Integer version, String item, @Nullable String format, @Nullable String part) {
        return curricula.mail(curriculum, version, item, format, part);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCurriculumActivities(String curriculum, Integer version) {
        return curricula.activities(curriculum, version);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> scheduleLearning(Mono<ObjectNode> history) {
        return curricula.schedule(history);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLearningCohorts(
            String jurisdiction, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return cohorts.list(jurisdiction, limit, cursor);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLearningCohort(
            String jurisdiction, String cohort, @Nullable String actingFor) {
        return cohorts.get(jurisdiction, cohort);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putLearningCohort(
            String jurisdiction,
            String cohort,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return cohorts.put(jurisdiction, cohort, content, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> transitionLearningCohort(
            String idempotencyKey,
            String jurisdiction,
            String cohort,
            Mono<Transition> transition,
            @Nullable String actingFor) {
        return transition.flatMap(step -> cohorts.move(jurisdiction, cohort, step.getTo()));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCohortSchedule(
            String jurisdiction, String cohort, @Nullable String actingFor) {
        return cohorts.schedule(jurisdiction, cohort);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getLearningCounts(
            String jurisdiction, String cohort, @Nullable String actingFor) {
        return cohorts.counts(jurisdiction, cohort);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> putLearningCounts(
            String jurisdiction,
            String cohort,
            Mono<ObjectNode> content,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason,
            @Nullable String actingFor) {
        return cohorts.count(jurisdiction, cohort, content, change(ifMatch, ifNoneMatch, expectedVersion, reason));
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCohortResults(
            String jurisdiction, String cohort, @Nullable String actingFor) {
        return cohorts.results(jurisdiction, cohort);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> getCohortStatements(
            String jurisdiction, String cohort, @Nullable String actingFor) {
        return cohorts.statements(jurisdiction, cohort);
    }

    @Override
    public Mono<ResponseEntity<ObjectNode>> listLearningLoops(
            @Nullable String brokenAt, Integer limit, @Nullable String cursor, @Nullable String actingFor) {
        return loops.list(brokenAt, limit, cursor);
    }

    private static RecordChange change(
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Integer expectedVersion,
            @Nullable String reason) {
        return new RecordChange(Precondition.of(ifMatch, ifNoneMatch, expectedVersion), reason);
    }
}
