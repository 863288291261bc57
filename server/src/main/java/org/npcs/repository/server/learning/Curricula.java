package org.npcs.repository.server.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.learning.CurriculumCheck;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.improvement.CitedEvidence;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The curricula: written by the operator, read by members once they are published. */
@Component
public final class Curricula {

    static final String NUMBER = "published";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CitedEvidence evidence;
    private final CurriculumEditions editions;
    private final SqlRecords table;
    private final Statements statements;

    Curricula(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            CitedEvidence evidence,
            CurriculumEditions editions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.evidence = evidence;
        this.editions = editions;
        this.table = new SqlRecords(
                unitOfWork, "curriculum", new LinkedHashMap<String, Class<?>>(Map.of(NUMBER, Integer.class)));
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** One curriculum; {@code not-found} for a draft and whoever does not manage curricula. */
    public Mono<Curriculum> get(Caller caller, String key) {
        return Curriculum.manages(caller)
                ? statements.get(key).map(Curriculum::draft)
                : editions.last(key).map(Curriculum::last);
    }

    /** A page of curricula in the order of first storing, or for members of first publication. */
    public Mono<Page<Curriculum>> list(Caller caller, @Nullable String state, String after, int limit) {
        if (!Curriculum.manages(caller)) {
            return editions.lasts(state, after, limit + 1)
                    .map(rows -> Page.of(rows, limit, row -> row.id().toString())
                            .map(row -> Curriculum.last(new CurriculumEdition(row))));
        }
        List<Filter> filters = state == null ? List.of() : List.of(new Filter("state = ?", state));
        return unitOfWork
                .run(transaction -> table.list(transaction, Curriculum.OWNER, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Curriculum::draft));
    }

    /**
     * Writes a draft.
     *
     * @throws ProblemException {@code not-found} for whoever does not manage curricula, {@code validation-failed}, {@code illegal-transition}
     *     unless it is a draft, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        manager(caller);
        var client = caller.client().clientId();
        return evidence.untold(caller, content).flatMap(untold -> {
            var findings = new ArrayList<Finding>();
            untold.forEach(pointer -> findings.add(Faults.finding("LRN-R-026", pointer)));
            findings.addAll(CurriculumCheck.check(content));
            Faults.require(findings);
            var first = StoredRecord.first(Curriculum.OWNER, key, Curriculum.DRAFT, content, clock.now(), client);
            return statements.put(
                    first,
                    before -> {
                        if (!before.equals(Curriculum.DRAFT)) {
                            throw Curriculum.STATES.illegal(before);
                        }
                        return before;
                    },
                    change);
        });
    }

    /** A written draft as its writer sees it. */
    public static Curriculum view(StoredRecord stored) {
        return Curriculum.draft(stored);
    }

    /**
     * Moves a curriculum on: publishes the draft as the next version, takes it up again, or retires it.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, {@code invalid-parameter} without the reason that an end needs
     */
    public Mono<Curriculum> transition(Caller caller, String key, String to, @Nullable String reason) {
        manager(caller);
        return requests.once(Curriculum::key, found -> get(caller, found), () -> unitOfWork
                .run(transaction -> table.lock(transaction, Curriculum.OWNER, key)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> moved(transaction, caller, current, to, reason)))
                .map(Curriculum::draft));
    }

    private Mono<StoredRecord> moved(
            Transaction transaction, Caller caller, StoredRecord current, String to, @Nullable String reason) {
        Curriculum.STATES.require(current.state(), to);
        if (to.equals(Curriculum.RETIRED) && reason == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        var client = caller.client().clientId();
        var key = current.naturalKey();
        int number = Curriculum.draft(current).published();
        int next = to.equals(Curriculum.PUBLISHED) ? number + 1 : number;
        Mono<?> frozen = Mono.empty();
        if (to.equals(Curriculum.PUBLISHED)) {
            frozen = editions.publish(transaction, key, next, current.content(), client);
        } else if (to.equals(Curriculum.RETIRED)) {
            frozen = editions.retire(transaction, key, reason, client);
        }
        var moved =
                current.next(to, current.content(), reason, clock.now(), client).withFacets(Map.of(NUMBER, next));
        return frozen.then(table.update(transaction, moved));
    }

    private static void manager(Caller caller) {
        if (!Curriculum.manages(caller)) {
            throw ProblemException.of(ProblemCode.NOT_FOUND);
        }
    }
}
