package org.npcs.repository.server.improvement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.DecisionReferences;
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
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The quality priorities: kept by the operator, read by members once they are more than an idea. */
@Component
public final class Priorities {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CitedEvidence evidence;
    private final DecisionReferences decisions;
    private final SqlRecords table;

    Priorities(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            CitedEvidence evidence,
            DecisionReferences decisions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.evidence = evidence;
        this.decisions = decisions;
        this.table = new SqlRecords(
                unitOfWork, "quality_priority", new LinkedHashMap<String, Class<?>>(Map.of("audience", String.class)));
    }

    /**
     * Notes an idea.
     *
     * @throws ProblemException {@code validation-failed}; {@code charter-rule} for a decision that was not adopted;
     *     {@code not-found} for whoever does not manage priorities
     */
    public Mono<Priority> note(Caller caller, ObjectNode content) {
        return once(caller, transaction -> sound(transaction, caller, content, Priority.IDEA)
                .then(Mono.defer(() -> {
                    var first = StoredRecord.first(
                            Priority.OWNER,
                            "",
                            Priority.IDEA,
                            content,
                            clock.now(),
                            caller.client().clientId());
                    return table.insert(
                            transaction,
                            first.withKey(first.id().toString()).withFacets(Map.of("audience", Priority.MANAGERS)));
                })));
    }

    /** One priority; {@code not-found} for an idea and whoever does not manage priorities. */
    public Mono<Priority> get(Caller caller, UUID id) {
        return unitOfWork
                .run(transaction ->
                        table.list(transaction, Priority.OWNER, seen(caller, new Filter("id = ?", id)), "", 1))
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .map(Priority::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of priorities in the order of first storing. */
    public Mono<Page<Priority>> list(Caller caller, @Nullable String state, String after, int limit) {
        var filters = state == null ? seen(caller) : seen(caller, new Filter("state = ?", state));
        return unitOfWork
                .run(transaction -> table.list(transaction, Priority.OWNER, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Priority::new));
    }

    private static List<Filter> seen(Caller caller, Filter... asked) {
        var filters = new ArrayList<>(List.of(asked));
        if (!caller.manages(Priority.MANAGE)) {
            filters.add(new Filter("audience = ?", Priority.MEMBERS));
        }
        return filters;
    }

    /**
     * Rewrites a priority that has not ended.
     *
     * @throws ProblemException {@code validation-failed}, {@code version-mismatch}, {@code precondition-required} or
     *     {@code illegal-transition}; {@code charter-rule} for a decision that was not adopted
     */
    public Mono<Priority> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        caller.requireManager(Priority.MANAGE);
        return unitOfWork
                .run(transaction -> locked(transaction, id).flatMap(current -> {
                    if (current.state().equals(Priority.RETIRED)) {
                        throw Priority.STATES.illegal(current.state());
                    }
                    return sound(transaction, caller, content, current.state()).then(Mono.defer(() -> {
                        if (current.content().equals(content)) {
                            return Mono.just(current);
                        }
                        change.precondition().require(current, content);
                        return table.update(
                                transaction, next(caller, current, current.state(), content, change.reason()));
                    }));
                }))
                .map(Priority::new);
    }

    /**
     * Moves a priority on.
     *
     * @throws ProblemException {@code illegal-transition}, {@code validation-failed} without the decision that adoption needs,
     *     {@code charter-rule} while that decision was not adopted, {@code invalid-parameter} without the reason that an end needs
     */
    public Mono<Priority> transition(Caller caller, UUID id, String to, @Nullable String reason) {
        return once(caller, transaction -> locked(transaction, id).flatMap(current -> {
            Priority.STATES.require(current.state(), to);
            if (to.equals(Priority.RETIRED) && reason == null) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                        .detail("This step needs a reason of the code system change-reason."));
            }
            Faults.require(PriorityRules.decided(current.content(), to));
            var audience = new Priority(current).audienceIn(to);
            var moved = next(caller, current, to, current.content(), reason).withFacets(Map.of("audience", audience));
            // What the charter asks of references may have come into force since it was written.
            var adopted =
                    Priority.UNDECIDED.contains(to) ? Mono.<Void>empty() : adopted(transaction, current.content());
            return adopted.then(Mono.defer(() -> table.update(transaction, moved)));
        }));
    }

    private Mono<Void> sound(Transaction transaction, Caller caller, ObjectNode content, String state) {
        return evidence.untold(caller, content)
                .doOnNext(untold -> {
                    var findings = new ArrayList<>(untold.stream()
                            .map(pointer -> Faults.finding("IMP-R-006", pointer))
                            .toList());
                    findings.addAll(PriorityRules.faults(content, state));
                    Faults.require(findings);
                })
                .then(Mono.defer(() -> adopted(transaction, content)));
    }

    private Mono<Void> adopted(Transaction transaction, ObjectNode content) {
        var decision = content.has("decision") ? content.path("decision").asString() : null;
        return decisions.require(transaction, decision, "/decision");
    }

    private Mono<StoredRecord> locked(Transaction transaction, UUID id) {
        return table.lock(transaction, Priority.OWNER, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private StoredRecord next(
            Caller caller, StoredRecord current, String state, ObjectNode content, @Nullable String reason) {
        return current.next(state, content, reason, clock.now(), caller.client().clientId());
    }

    private Mono<Priority> once(Caller caller, Function<Transaction, Mono<StoredRecord>> work) {
        caller.requireManager(Priority.MANAGE);
        return requests.once(
                priority -> priority.stored().id().toString(),
                id -> get(caller, UUID.fromString(id)),
                () -> unitOfWork.run(work).map(Priority::new));
    }
}
