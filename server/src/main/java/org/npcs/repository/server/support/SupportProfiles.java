package org.npcs.repository.server.support;

import java.util.List;
import java.util.Optional;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Whether members are offered support, and with what they can help. */
@Component
public final class SupportProfiles {

    private static final String STATED = "stated";

    private final UnitOfWork unitOfWork;
    private final SqlSupport sql;
    private final RepositoryClock clock;
    private final Statements statements;

    SupportProfiles(UnitOfWork unitOfWork, SqlSupport sql, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.sql = sql;
        this.clock = clock;
        this.statements = new Statements(unitOfWork, clock, sql.profiles);
    }

    /** The own profile; empty before it was stated. */
    public Mono<Optional<StoredRecord>> get(Caller caller, String member) {
        caller.own(member);
        return unitOfWork
                .run(transaction -> sql.profiles.list(transaction, member, List.of(), "", 1))
                .map(found -> found.stream().findFirst());
    }

    /**
     * States the own profile.
     *
     * @throws ProblemException {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String member, ObjectNode profile, RecordChange change) {
        caller.own(member);
        var first = StoredRecord.first(
                member, member, STATED, profile, clock.now(), caller.client().clientId());
        return statements.put(first, before -> STATED, change);
    }

    /** A page of the members that can help, in the order of their codes; for those who match. */
    public Mono<Page<StoredRecord>> helpers(Caller caller, String after, int limit) {
        caller.requireManager(SupportSide.MANAGE);
        return unitOfWork
                .run(transaction -> sql.helpers(transaction, after, limit + 1))
                .map(rows -> Page.of(rows, limit, StoredRecord::jurisdiction));
    }
}
