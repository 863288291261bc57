package org.npcs.repository.server.incident;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.SqlErrors;
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
import tools.jackson.databind.node.ObjectNode;

/** Splits an incident that proves to be two children; both then point to each other. */
@Component
public final class IncidentSplits {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlRecords table;
    private final RepositoryClock clock;
    private final IncidentRules rules;
    private final ReviewKeys reviews;
    private final Incidents incidents;
    private final JurisdictionProfiles profiles;
    private final SqlFormerKeys former = new SqlFormerKeys();

    IncidentSplits(
            UnitOfWork unitOfWork,
            SqlIncidents records,
            IdempotentRequests once,
            RepositoryClock clock,
            ReviewKeys reviews,
            Incidents incidents,
            JurisdictionProfiles profiles) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.table = records.table();
        this.clock = clock;
        this.rules = new IncidentRules(clock);
        this.reviews = reviews;
        this.incidents = incidents;
        this.profiles = profiles;
    }

    /**
     * Stores a second incident and gives it the named reviews of the first.
     *
     * @throws ProblemException {@code validation-failed}, {@code already-exists}, {@code key-replaced},
     *     {@code record-closed}, {@code record-voided}, {@code record-merged} or a failed precondition
     */
    public Mono<TwoIncidents> split(
            Caller caller, UUID origin, ObjectNode content, List<Integer> numbers, RecordChange change) {
        return profiles.of(caller)
                .flatMap(local -> once.once(
                        TwoIncidents::text,
                        text -> TwoIncidents.parse(text, incidents, caller.owner()),
                        () -> unitOfWork
                                .run(transaction -> split(transaction, caller, origin, content, numbers, change, local))
                                .onErrorMap(
                                        SqlErrors::duplicate,
                                        taken -> ProblemException.of(ProblemCode.ALREADY_EXISTS))));
    }

    private Mono<TwoIncidents> split(
            Transaction transaction,
            Caller caller,
            UUID id,
            ObjectNode content,
            List<Integer> numbers,
            RecordChange change,
            LocalRules local) {
        var key = content.path("localKey").asString("");
        return table.lock(transaction, caller.owner(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .doOnNext(origin -> {
                    change.precondition().requireCurrent(origin, origin.content());
                    if (new Incident(origin).requireStanding().closed()) {
                        throw ProblemException.of(ProblemCode.RECORD_CLOSED, d -> d.state(origin.state())
                                .allowed(List.of("reopened")));
                    }
                    rules.require(content, Tier.ACCEPT, local, false);
                })
                .flatMap(origin -> former.<StoredRecord>requireNoFormer(transaction, caller.owner(), key)
                        .switchIfEmpty(Mono.defer(
                                () -> table.insert(transaction, created(caller, origin, content, !numbers.isEmpty()))))
                        .flatMap(created -> divide(transaction, caller, origin, created, numbers, change)));
    }

    private Mono<TwoIncidents> divide(
            Transaction transaction,
            Caller caller,
            StoredRecord origin,
            StoredRecord created,
            List<Integer> numbers,
            RecordChange change) {
        var reason = String.valueOf(change.reason());
        var facets = new HashMap<>(origin.facets());
        facets.merge("split_into", created.id().toString(), (before, next) -> before + " " + next);
        var left = origin.next(
                        origin.state(),
                        origin.content(),
                        reason,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
        return reviews.move(transaction, caller, origin, created, numbers, reason)
                .flatMap(moved -> table.update(transaction, left)
                        .thenReturn(new TwoIncidents(new Incident(left), new Incident(created), moved)));
    }

    private StoredRecord created(Caller caller, StoredRecord origin, ObjectNode content, boolean reviewed) {
        var accepted = new Incident(origin).reviewable();
        if (reviewed && !accepted) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(origin.state()));
        }
        var facets = new HashMap<>(IncidentFacts.facets(content));
        facets.put("split_from", origin.id());
        return StoredRecord.first(
                        caller.owner(),
                        content.path("localKey").asString(""),
                        reviewed ? "in-review" : accepted ? "accepted" : origin.state(),
                        content,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
    }
}
