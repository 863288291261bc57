package org.npcs.repository.server.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.measure.ObservationCheck;
import org.npcs.repository.server.exchange.period.CalendarPeriods;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
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

/** What members observed of published measures, by measure and period. */
@Component
public final class Observations {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CalendarPeriods periods;
    private final SqlRecords table;
    private final Statements statements;

    Observations(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, CalendarPeriods periods) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.periods = periods;
        this.table = SqlObservations.records(unitOfWork);
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /**
     * One observation as it is, or as it was stored at an instant.
     *
     * @throws ProblemException {@code not-found}
     */
    public Mono<Observation> get(String owner, String measure, String period, @Nullable Instant asOf) {
        StatedMeasures.require(measure);
        return periods.period(owner, period)
                .flatMap(named -> asOf == null
                        ? statements.get(key(measure, named.id()))
                        : unitOfWork.run(transaction -> table.beside(transaction, owner, key(measure, named.id()))
                                .flatMap(found -> table.readAsOf(transaction, owner, found.id(), asOf))))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .map(Observation::new);
    }

    /** When a member last stated each measure that it states. */
    public Mono<Map<String, Instant>> lastStated(String owner) {
        return unitOfWork
                .run(transaction -> SqlObservations.lastStated(transaction, owner))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** A page of observations in the order of their first storing; a filter that is null does not count. */
    public Mono<Page<Observation>> list(
            String owner,
            @Nullable String measure,
            @Nullable String period,
            @Nullable String state,
            String after,
            int limit) {
        var filters = new ArrayList<Filter>();
        add(filters, "measure = ?", measure);
        add(filters, "period = ?", period);
        add(filters, "state = ?", state);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Observation::new));
    }

    private static void add(List<Filter> filters, String condition, @Nullable String value) {
        if (value != null) {
            filters.add(new Filter(condition, value));
        }
    }

    /**
     * States an observation; one that was retracted stands again with it.
     *
     * @throws ProblemException {@code validation-failed}, {@code invalid-parameter} for a period or a measure that is not
     *     stated, or a failed precondition
     */
    public Mono<Stored<Observation>> put(
            Caller caller, String measure, String period, ObjectNode content, RecordChange change) {
        StatedMeasures.require(measure);
        return periods.period(caller.owner(), period).flatMap(named -> {
            var findings = ObservationCheck.check(measure, content, named.end(), clock.today());
            if (findings.stream().anyMatch(finding -> finding.severity() != Severity.WARNING)) {
                throw ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(findings));
            }
            var first = StoredRecord.first(
                            caller.owner(),
                            key(measure, named.id()),
                            Observation.STATED,
                            content,
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(Map.of("measure", measure, "period", named.id()));
            return statements
                    .put(first, before -> Observation.STATED, change)
                    .map(stored -> stored.map(Observation::new));
        });
    }

    /**
     * Moves an observation on: it was wrong.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, or {@code invalid-parameter} without a reason
     */
    public Mono<Observation> transition(
            Caller caller, String measure, String period, String to, @Nullable String reason) {
        StatedMeasures.require(measure);
        var owner = caller.owner();
        return periods.period(owner, period)
                .flatMap(named -> requests.once(
                        Observation::period,
                        id -> get(owner, measure, id, null),
                        () -> unitOfWork.run(transaction -> table.lock(transaction, owner, key(measure, named.id()))
                                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                                .flatMap(stored -> table.update(transaction, moved(caller, stored, to, reason)))
                                .map(Observation::new))));
    }

    private StoredRecord moved(Caller caller, StoredRecord stored, String to, @Nullable String reason) {
        Observation.STATES.require(stored.state(), to);
        if (reason == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        return stored.next(
                to, stored.content(), reason, clock.now(), caller.client().clientId());
    }

    private static String key(String measure, String period) {
        return measure + "/" + period;
    }
}
