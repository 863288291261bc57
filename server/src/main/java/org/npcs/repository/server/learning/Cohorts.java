package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import org.npcs.repository.contract.screening.TextScreening;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Rounds of learning of members, each its own and there for nobody else. */
@Component
public final class Cohorts {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CurriculumEditions editions;
    private final SqlRecords table;
    private final Statements statements;

    Cohorts(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, CurriculumEditions editions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.editions = editions;
        this.table = new SqlRecords(unitOfWork, "learning_cohort", new LinkedHashMap<>());
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** The day on which an instant lies, by the calendar of all rounds. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** A page of the cohorts of the caller's member in the order of first storing; {@code not-found} for another's. */
    public Mono<Page<Cohort>> list(Caller caller, String owner, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Cohort::new));
    }

    /** One cohort of the caller's member; {@code not-found}. */
    public Mono<Cohort> get(Caller caller, String owner, String key) {
        caller.own(owner);
        return statements.get(key).map(Cohort::new);
    }

    /**
     * Plans a cohort.
     *
     * @throws ProblemException {@code not-found} for another's, {@code validation-failed} for a key in which something points to a person and
     *     unless the version was published and not retired,
     *     {@code illegal-transition} once it runs, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String owner, String key, ObjectNode content, RecordChange change) {
        caller.own(owner);
        Faults.require(suspected(key));
        var kept = content.deepCopy();
        kept.putArray("holds");
        var first = StoredRecord.first(
                owner, key, Cohort.PLANNED, kept, clock.now(), caller.client().clientId());
        return offered(new Cohort(first))
                .then(Mono.defer(() -> statements.put(
                        first,
                        before -> {
                            if (!Cohort.OPEN.contains(before)) {
                                throw Cohort.STATES.illegal(before);
                            }
                            return before;
                        },
                        change)));
    }

    private static List<Finding> suspected(String key) {
        return TextScreening.published().suspicions(key).isEmpty()
                ? List.of()
                : List.of(Faults.finding("LRN-R-025", ""));
    }

    private Mono<Void> offered(Cohort cohort) {
        return editions.get(cohort.curriculum(), cohort.number())
                .then(editions.last(cohort.curriculum()))
                .filter(last -> !last.stored().state().equals(Curriculum.RETIRED))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .onErrorMap(
                        ProblemException.class,
                        problem -> problem.code() == ProblemCode.NOT_FOUND ? CurriculumEditions.unpublished() : problem)
                .then();
    }

    /**
     * Moves a cohort on.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}
     */
    public Mono<Cohort> transition(Caller caller, String owner, String key, String to) {
        caller.own(owner);
        return requests.once(Cohort::key, found -> get(caller, owner, found), () -> unitOfWork
                .run(transaction -> table.lock(transaction, owner, key)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> {
                            Cohort.STATES.require(current.state(), to);
                            var now = clock.now();
                            var content = new Cohort(current).after(to, now, day(now));
                            return table.update(
                                    transaction,
                                    current.next(
                                            to,
                                            content,
                                            null,
                                            now,
                                            caller.client().clientId()));
                        }))
                .map(Cohort::new));
    }
}
