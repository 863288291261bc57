package org.npcs.repository.server.incident;

import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives incidents other local keys. The identifier stays, the reviews follow, and the former key stays reserved. */
@Component
public final class IncidentKeys {

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final RepositoryClock clock;
    private final ReviewKeys reviews;
    private final SqlFormerKeys former = new SqlFormerKeys();

    IncidentKeys(UnitOfWork unitOfWork, SqlIncidents records, RepositoryClock clock, ReviewKeys reviews) {
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.clock = clock;
        this.reviews = reviews;
    }

    /**
     * Gives an incident another key; one that it has already changes nothing.
     *
     * @throws ProblemException {@code already-exists} when another incident has or had the key, {@code record-voided}, or a
     *     failed precondition
     */
    public Mono<Stored<Incident>> rekey(Caller caller, UUID id, String key, RecordChange change) {
        return unitOfWork
                .run(transaction -> table.lock(transaction, caller.owner(), id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> current.naturalKey().equals(key)
                                ? Mono.just(new Stored<>(new Incident(current), Outcome.UNCHANGED, java.util.List.of()))
                                : rekey(transaction, caller, new Incident(current), key, change)))
                .onErrorMap(SqlErrors::duplicate, taken -> ProblemException.of(ProblemCode.ALREADY_EXISTS));
    }

    private Mono<Stored<Incident>> rekey(
            Transaction transaction, Caller caller, Incident incident, String key, RecordChange change) {
        var current = incident.requireStanding().stored();
        var reason = String.valueOf(change.reason());
        var content = current.content().deepCopy().put("localKey", key);
        change.precondition().requireCurrent(current, content);
        var next = current.next(
                        current.state(),
                        content,
                        reason,
                        clock.now(),
                        caller.client().clientId())
                .withKey(key);
        return requireFree(transaction, current, key)
                .then(former.replace(transaction, caller.owner(), current.id(), current.naturalKey(), key))
                .then(Mono.defer(() -> table.rekey(transaction, next)))
                .delayUntil(saved -> reviews.follow(transaction, caller, saved, reason))
                .map(saved -> new Stored<>(new Incident(saved), Outcome.UPDATED, java.util.List.of()));
    }

    private Mono<Void> requireFree(Transaction transaction, StoredRecord current, String key) {
        return former.incident(transaction, current.jurisdiction(), key)
                .filter(owner -> !owner.equals(current.id()))
                .flatMap(another -> Mono.error(ProblemException.of(ProblemCode.ALREADY_EXISTS)));
    }
}
