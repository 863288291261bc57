package org.npcs.repository.server.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Convenings and summits, known to every member. */
@Component
public final class Events {

    private static final String ENTERED = "entered";

    private final SqlSupport sql;
    private final RepositoryClock clock;
    private final Statements statements;
    private final InTheirName names;

    Events(UnitOfWork unitOfWork, SqlSupport sql, RepositoryClock clock, InTheirName names) {
        this.sql = sql;
        this.clock = clock;
        this.statements = new Statements(unitOfWork, clock, sql.events);
        this.names = names;
    }

    /** One event; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(String key) {
        return names.of(SqlSupport.OPERATOR, transaction -> sql.events
                .list(transaction, SqlSupport.OPERATOR, List.of(new Filter("natural_key = ?", key)), "", 1)
                .flatMap(found -> found.isEmpty() ? Mono.error(SupportSide.missing()) : Mono.just(found.get(0))));
    }

    /** The same for work on attendances, without a note. */
    Mono<StoredRecord> beside(String key) {
        return names.of(SqlSupport.OPERATOR, transaction -> sql.events
                .beside(transaction, SqlSupport.OPERATOR, key)
                .switchIfEmpty(Mono.error(SupportSide::missing)));
    }

    /** A page of events in the order of first storing. */
    public Mono<Page<StoredRecord>> list(String after, int limit) {
        return names.of(
                        SqlSupport.OPERATOR,
                        transaction -> sql.events.list(transaction, SqlSupport.OPERATOR, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Stores an event under its key.
     *
     * @throws ProblemException {@code not-found} for whoever does not manage events, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String key, ObjectNode event, RecordChange change) {
        caller.requireManager(SupportSide.MANAGE);
        Faults.require(SupportRules.ofEvent(event));
        var ends = LocalDate.parse(event.path("endsOn").asString(""));
        var first = StoredRecord.first(
                        SqlSupport.OPERATOR,
                        key,
                        ENTERED,
                        event,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("ends_on", ends));
        return statements.put(first, before -> ENTERED, change);
    }
}
