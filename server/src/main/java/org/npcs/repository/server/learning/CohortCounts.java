package org.npcs.repository.server.learning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.npcs.repository.contract.learning.CountsCheck;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members count in their cohorts: aggregates, exact for their owner and there for nobody else. */
@Component
public final class CohortCounts {

    private static final String STATED = "stated";
    private static final int PAGE = 500;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Cohorts cohorts;
    private final CurriculumEditions editions;
    private final SqlRecords table;
    private final Statements statements;

    CohortCounts(UnitOfWork unitOfWork, RepositoryClock clock, Cohorts cohorts, CurriculumEditions editions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.cohorts = cohorts;
        this.editions = editions;
        this.table = new SqlRecords(unitOfWork, "learning_count", new LinkedHashMap<>());
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** The counts of a cohort of the caller's member; {@code not-found}. */
    public Mono<StoredRecord> get(Caller caller, String owner, String cohort) {
        caller.own(owner);
        return statements.get(cohort);
    }

    /**
     * States counts.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} while the cohort is planned, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String owner, String key, ObjectNode content, RecordChange change) {
        return cohorts.get(caller, owner, key).flatMap(cohort -> editions.get(cohort.curriculum(), cohort.number())
                .flatMap(edition -> {
                    if (cohort.stored().state().equals(Cohort.PLANNED)) {
                        throw Cohort.STATES.illegal(Cohort.PLANNED);
                    }
                    var now = clock.now();
                    Faults.require(CountsCheck.check(
                            content,
                            edition.plan(cohort.startsOn(), cohort.holds()),
                            edition.items(),
                            Cohorts.day(now)));
                    var first = StoredRecord.first(
                            owner, key, STATED, content, now, caller.client().clientId());
                    return statements.put(first, before -> STATED, change);
                }));
    }

    /** The versions that were the last one at a moment since an instant, the oldest first; none when nothing was stated. */
    Mono<List<StoredRecord>> since(String owner, String cohort, Instant instant) {
        return unitOfWork.run(transaction -> table.beside(transaction, owner, cohort)
                .flatMapMany(last -> Flux.range(0, last.version() / PAGE + 1)
                        .concatMap(page -> table.versions(transaction, owner, last.id(), page * PAGE, PAGE)))
                .concatMapIterable(rows -> rows)
                .collectList()
                .map(all -> {
                    var told = new ArrayList<StoredRecord>();
                    for (int i = 0; i < all.size(); i++) {
                        if (i == all.size() - 1 || all.get(i + 1).storedAt().isAfter(instant)) {
                            told.add(all.get(i));
                        }
                    }
                    return told;
                }));
    }
}
