package org.npcs.repository.server.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The published versions of curricula, which never change and which all members read. */
@Component
public final class CurriculumEditions {

    static final String NUMBER = "number";

    private static final Filter LAST = new Filter("state <> ?", CurriculumEdition.REPLACED);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlRecords table;

    CurriculumEditions(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("curriculum", String.class);
        facets.put(NUMBER, Integer.class);
        this.table = new SqlRecords(unitOfWork, "curriculum_edition", facets);
    }

    /** One published version; {@code not-found}. */
    public Mono<CurriculumEdition> get(String curriculum, int number) {
        return one(List.of(new Filter("natural_key = ?", CurriculumEdition.key(curriculum, number))));
    }

    /** The refusal of a document that names a version which nobody may take. */
    static ProblemException unpublished() {
        return ProblemException.of(
                ProblemCode.VALIDATION_FAILED,
                d -> d.findings(List.of(Faults.finding("LRN-R-030", "/curriculumVersion"))));
    }

    /** The version that was published last; {@code not-found}. */
    Mono<CurriculumEdition> last(String curriculum) {
        return one(List.of(new Filter("curriculum = ?", curriculum), LAST));
    }

    private Mono<CurriculumEdition> one(List<Filter> filters) {
        return unitOfWork
                .run(transaction -> table.list(transaction, Curriculum.OWNER, filters, "", 1))
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .map(CurriculumEdition::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Of each curriculum the version that was published last. */
    Mono<List<StoredRecord>> lasts(@Nullable String state, String after, int limit) {
        var filters = state == null ? List.of(LAST) : List.of(LAST, new Filter("state = ?", state));
        return unitOfWork.run(transaction -> table.list(transaction, Curriculum.OWNER, filters, after, limit));
    }

    /** Freezes the next version. */
    Mono<CurriculumEdition> publish(
            Transaction transaction, String curriculum, int number, ObjectNode content, String client) {
        return all(transaction, curriculum)
                .flatMap(before -> end(transaction, before, CurriculumEdition.REPLACED, null, client)
                        .then(Mono.defer(() -> table.insert(
                                transaction,
                                StoredRecord.first(
                                                Curriculum.OWNER,
                                                CurriculumEdition.key(curriculum, number),
                                                Curriculum.PUBLISHED,
                                                CurriculumEdition.document(content, before),
                                                clock.now(),
                                                client)
                                        .withFacets(Map.of("curriculum", curriculum, NUMBER, number))))))
                .map(CurriculumEdition::new);
    }

    /** Retires the last version. */
    Mono<Void> retire(Transaction transaction, String curriculum, @Nullable String reason, String client) {
        return all(transaction, curriculum).flatMap(all -> end(transaction, all, Curriculum.RETIRED, reason, client));
    }

    private Mono<List<CurriculumEdition>> all(Transaction transaction, String curriculum) {
        return table.besideMeeting(transaction, Curriculum.OWNER, List.of(new Filter("curriculum = ?", curriculum)))
                .map(rows -> rows.stream().map(CurriculumEdition::new).toList());
    }

    private Mono<Void> end(
            Transaction transaction,
            List<CurriculumEdition> all,
            String state,
            @Nullable String reason,
            String client) {
        return Flux.fromIterable(all)
                .map(CurriculumEdition::stored)
                .filter(row -> !row.state().equals(CurriculumEdition.REPLACED))
                .concatMap(row -> table.lock(transaction, Curriculum.OWNER, row.id()))
                .concatMap(
                        row -> table.update(transaction, row.next(state, row.content(), reason, clock.now(), client)))
                .then();
    }
}
