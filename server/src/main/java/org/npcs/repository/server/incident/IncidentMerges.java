package org.npcs.repository.server.incident;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.incident.ReviewKeys.Moved;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Merges two incidents of one owner that are one. The older goes on with the reviews of both. */
@Component
public final class IncidentMerges {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlRecords table;
    private final RepositoryClock clock;
    private final ReviewKeys reviews;
    private final Incidents incidents;

    IncidentMerges(
            UnitOfWork unitOfWork,
            SqlIncidents records,
            IdempotentRequests once,
            RepositoryClock clock,
            ReviewKeys reviews,
            Incidents incidents) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.table = records.table();
        this.clock = clock;
        this.reviews = reviews;
        this.incidents = incidents;
    }

    /**
     * Merges the younger incident into the older.
     *
     * @throws ProblemException {@code merge-reversed} when the duplicate is the older one, {@code record-closed},
     *     {@code record-voided}, {@code record-merged} or a failed precondition
     */
    public Mono<TwoIncidents> merge(
            Caller caller, UUID survivor, UUID duplicate, int duplicateVersion, RecordChange change) {
        if (survivor.equals(duplicate)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("duplicate")
                    .detail("An incident is no duplicate of itself."));
        }
        return once.once(
                TwoIncidents::text,
                text -> TwoIncidents.parse(text, incidents, caller.owner()),
                () -> unitOfWork.run(transaction -> lockBoth(transaction, caller, survivor, duplicate)
                        .flatMap(both -> {
                            require(both.get(0), both.get(1), duplicateVersion, change);
                            return merge(
                                    transaction, caller, both.get(0), both.get(1), String.valueOf(change.reason()));
                        })));
    }

    /** Always in the same order, so that two merges never wait in a ring. */
    private Mono<List<StoredRecord>> lockBoth(Transaction transaction, Caller caller, UUID survivor, UUID duplicate) {
        var inOrder = survivor.compareTo(duplicate) < 0;
        return locked(transaction, caller, inOrder ? survivor : duplicate)
                .flatMap(one -> locked(transaction, caller, inOrder ? duplicate : survivor)
                        .map(other -> inOrder ? List.of(one, other) : List.of(other, one)));
    }

    private Mono<StoredRecord> locked(Transaction transaction, Caller caller, UUID id) {
        return table.lock(transaction, caller.owner(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private static void require(StoredRecord survivor, StoredRecord duplicate, int version, RecordChange change) {
        change.precondition().requireCurrent(survivor, survivor.content());
        var standing = new Incident(survivor).requireStanding();
        new Incident(duplicate).requireStanding();
        if (duplicate.version() != version) {
            throw ProblemException.of(ProblemCode.VERSION_MISMATCH, d -> d.current(duplicate.version(), List.of())
                    .parameter("duplicateVersion"));
        }
        if (duplicate.createdAt().isBefore(survivor.createdAt())) {
            throw ProblemException.of(ProblemCode.MERGE_REVERSED);
        }
        if (standing.closed()) {
            throw ProblemException.of(
                    ProblemCode.RECORD_CLOSED, d -> d.state(survivor.state()).allowed(List.of("reopened")));
        }
    }

    private Mono<TwoIncidents> merge(
            Transaction transaction, Caller caller, StoredRecord survivor, StoredRecord duplicate, String reason) {
        return reviews.move(transaction, caller, duplicate, survivor, null, reason)
                .flatMap(moved -> {
                    var facets = new HashMap<>(duplicate.facets());
                    facets.put("merged_into", survivor.id());
                    var ended = next(caller, duplicate, Incident.MERGED, reason).withFacets(facets);
                    var goingOn = next(caller, survivor, state(survivor, moved), reason);
                    return table.update(transaction, ended)
                            .then(table.update(transaction, goingOn))
                            .thenReturn(new TwoIncidents(new Incident(goingOn), new Incident(ended), moved));
                });
    }

    /** Reviews come only to an incident that was accepted. */
    private static String state(StoredRecord survivor, List<Moved> moved) {
        if (!moved.isEmpty() && !new Incident(survivor).reviewable()) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(survivor.state())
                    .detail("The duplicate has reviews. Accept the incident that goes on first."));
        }
        return !moved.isEmpty() && survivor.state().equals("accepted") ? "in-review" : survivor.state();
    }

    private StoredRecord next(Caller caller, StoredRecord record, String state, String reason) {
        return record.next(
                state, record.content(), reason, clock.now(), caller.client().clientId());
    }
}
