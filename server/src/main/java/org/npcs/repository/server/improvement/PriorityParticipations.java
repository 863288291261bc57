package org.npcs.repository.server.improvement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
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

/** Which members take part in priorities: each says it for itself, and nobody else is told. */
@Component
public final class PriorityParticipations {

    private static final String JOINED = "joined";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Priorities priorities;
    private final Statements statements;

    PriorityParticipations(UnitOfWork unitOfWork, RepositoryClock clock, Priorities priorities) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.priorities = priorities;
        var table = new SqlRecords(
                unitOfWork,
                "priority_participation",
                new LinkedHashMap<String, Class<?>>(Map.of("priority_id", UUID.class)));
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** How many members take part in each priority. */
    public Mono<Map<UUID, Integer>> joined() {
        return Mono.deferContextual(context -> unitOfWork.run(
                context.get(Session.class).named(SqlParticipations.COUNTING), SqlParticipations::joined));
    }

    /** Where a member stands in each priority in which it ever took part. */
    public Mono<Map<UUID, String>> own(String member) {
        return unitOfWork.run(transaction -> SqlParticipations.own(transaction, member));
    }

    /** The part of the caller's member in a priority; {@code not-found} before it stated any. */
    public Mono<StoredRecord> get(Caller caller, String member, UUID priority) {
        caller.own(member);
        return statements.get(priority.toString());
    }

    /**
     * States that the caller's member joins or leaves.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} to join what has ended, {@code version-mismatch} or
     *     {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String member, UUID id, ObjectNode content, RecordChange change) {
        caller.own(member);
        var state = content.path("state").asString("");
        return priorities.get(caller, id).flatMap(priority -> {
            var at = priority.stored().state();
            if (at.equals(Priority.RETIRED) && state.equals(JOINED)) {
                throw Priority.STATES.illegal(at);
            }
            var first = StoredRecord.first(
                            member,
                            id.toString(),
                            state,
                            content,
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(Map.of("priority_id", id));
            return statements.put(first, before -> state, change);
        });
    }
}
