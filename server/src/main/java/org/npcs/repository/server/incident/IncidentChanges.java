package org.npcs.repository.server.incident;

import static org.npcs.repository.server.incident.Incident.VOIDED;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.LocalRules;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Made;
import org.npcs.repository.server.platform.record.MergePatch;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The changes that an owner makes to its incidents. Each makes a version; none removes one. */
@Component
public final class IncidentChanges {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlRecords table;
    private final IncidentRules rules;
    private final RepositoryClock clock;
    private final ReviewProgress reviews;
    private final Incidents incidents;
    private final JurisdictionProfiles profiles;
    private final SqlFormerKeys keys = new SqlFormerKeys();

    IncidentChanges(
            UnitOfWork unitOfWork,
            SqlIncidents records,
            IdempotentRequests once,
            RepositoryClock clock,
            ReviewProgress reviews,
            Incidents incidents,
            JurisdictionProfiles profiles) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.table = records.table();
        this.rules = new IncidentRules(clock);
        this.clock = clock;
        this.reviews = reviews;
        this.incidents = incidents;
        this.profiles = profiles;
    }

    /**
     * Stores the whole content under a local key: makes the incident, makes its next version, or leaves it when the content
     * is the same.
     *
     * @throws ProblemException {@code validation-failed}, {@code append-only}, {@code record-closed} or a failed precondition
     */
    public Mono<Stored<Incident>> put(
            Caller caller, String localKey, JsonNode sent, RecordChange change, boolean lenient) {
        return profiles.of(caller)
                .flatMap(
                        local -> put(caller, localKey, sent, change, rules.require(sent, Tier.ACCEPT, local, lenient)));
    }

    private Mono<Stored<Incident>> put(
            Caller caller, String localKey, JsonNode sent, RecordChange change, List<ObjectNode> warnings) {
        var owner = caller.owner();
        var content = (ObjectNode) sent;
        if (!content.path("localKey").asString("").equals(localKey)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("localKey")
                    .detail("The local key of the address and of the body must be equal."));
        }
        var first = StoredRecord.first(
                        owner,
                        localKey,
                        "provisional",
                        content,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(IncidentFacts.facets(content));
        return change.precondition()
                .ifFirst(() -> table.store(first))
                .flatMap(made -> made
                        ? Mono.just(new Stored<>(new Incident(first), Outcome.CREATED, warnings))
                        : unitOfWork.run(transaction -> table.lock(transaction, owner, localKey)
                                .switchIfEmpty(keys.requireNoFormer(transaction, owner, localKey))
                                .switchIfEmpty(
                                        Mono.error(() -> change.precondition().nothingStored()))
                                .flatMap(current -> replace(
                                        transaction, caller, new Incident(current), content, change, warnings))));
    }

    /** Applies a merge patch to the current content. */
    public Mono<Stored<Incident>> patch(
            Caller caller, String localKey, ObjectNode patch, RecordChange change, boolean lenient) {
        return profiles.of(caller)
                .flatMap(local -> unitOfWork.run(
                        transaction -> patch(transaction, caller, localKey, patch, change, local, lenient)));
    }

    private Mono<Stored<Incident>> patch(
            Transaction transaction,
            Caller caller,
            String localKey,
            ObjectNode patch,
            RecordChange change,
            LocalRules local,
            boolean lenient) {
        return table.lock(transaction, caller.owner(), localKey)
                .switchIfEmpty(keys.requireNoFormer(transaction, caller.owner(), localKey))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(current -> {
                    var content = MergePatch.apply(current.content(), patch);
                    var warnings = rules.require(content, Tier.ACCEPT, local, lenient);
                    if (!content.path("localKey").asString("").equals(localKey)) {
                        throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("localKey"));
                    }
                    return replace(transaction, caller, new Incident(current), content, change, warnings);
                });
    }

    /** Appends a determination or a finding; its sequence must follow the last one. */
    public Mono<Stored<Incident>> append(
            Caller caller, UUID id, String list, ObjectNode entry, @Nullable String reason) {
        return versioned(caller, () -> profiles.of(caller)
                .flatMap(local -> unitOfWork.run(
                        transaction -> locked(transaction, caller, id).flatMap(current -> {
                            var content = current.stored().content().deepCopy();
                            var entries = content.withArray(list);
                            if (entry.path("sequence").asInt(0) != entries.size() + 1) {
                                throw ProblemException.of(
                                        ProblemCode.APPEND_ONLY, "The sequence must follow the last stored one.");
                            }
                            entries.add(entry);
                            // The entry itself was judged strictly; the rest may have been sent by a lenient caller.
                            var warnings = rules.require(content, Tier.ACCEPT, local, true);
                            var anyVersion = new RecordChange(new Precondition("*", null, false), reason);
                            return replace(transaction, caller, current, content, anyVersion, warnings);
                        }))));
    }

    /** Moves an incident to another state. */
    public Mono<Stored<Incident>> transition(
            Caller caller, UUID id, String to, @Nullable String reason, Precondition precondition) {
        return versioned(
                caller,
                () -> unitOfWork.run(transaction -> locked(transaction, caller, id)
                        .doOnNext(current -> {
                            precondition.requireCurrent(
                                    current.stored(), current.stored().content());
                            Incident.STATES.require(current.stored().state(), to);
                            requireReason(current.stored().state(), to, reason);
                        })
                        .delayUntil(current ->
                                to.equals("finalised") ? requireFinal(transaction, caller, current) : Mono.empty())
                        .flatMap(current -> step(transaction, caller, current, to, reason))));
    }

    /** Notes, inside a running transaction, that a review of the incident has been opened. */
    public Mono<Incident> reviewOpened(Transaction transaction, Caller caller, Incident incident) {
        if (!incident.reviewable()) {
            return Mono.error(ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(
                            incident.stored().state())
                    .detail("A review is opened on an accepted incident. Accept the incident first.")));
        }
        return incident.stored().state().equals("accepted")
                ? step(transaction, caller, incident, "in-review", null).map(Stored::record)
                : Mono.just(incident);
    }

    private Mono<Void> requireFinal(Transaction transaction, Caller caller, Incident current) {
        var stored = current.stored();
        return profiles.of(caller)
                .doOnNext(local -> rules.require(stored.content(), Tier.FINAL, local, true))
                .then(requireNoReviewUnderWay(transaction, stored));
    }

    private Mono<Void> requireNoReviewUnderWay(Transaction transaction, StoredRecord stored) {
        return reviews.underWay(transaction, stored.jurisdiction(), stored.id())
                .flatMap(underWay -> underWay
                        ? Mono.error(ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(stored.state())
                                .detail("A review of the incident is still under way.")))
                        : Mono.empty());
    }

    private static void requireReason(String from, String to, @Nullable String reason) {
        if (reason == null
                && (to.equals(VOIDED)
                        || List.of("screened-out", "finalised", VOIDED).contains(from))) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
    }

    private Mono<Incident> locked(Transaction transaction, Caller caller, UUID id) {
        return table.lock(transaction, caller.owner(), id)
                .map(Incident::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<Stored<Incident>> replace(
            Transaction transaction,
            Caller caller,
            Incident current,
            ObjectNode content,
            RecordChange change,
            List<ObjectNode> warnings) {
        var stored = current.requireStanding().stored();
        if (stored.content().equals(content) && !change.precondition().createOnly()) {
            return Mono.just(new Stored<>(current, Outcome.UNCHANGED, warnings));
        }
        change.precondition().require(stored, content);
        if (current.closed()) {
            throw ProblemException.of(
                    ProblemCode.RECORD_CLOSED, d -> d.state(stored.state()).allowed(List.of("reopened")));
        }
        AppendOnly.require(stored.content(), content);
        return save(
                transaction,
                caller,
                stored,
                next -> next.withFacets(IncidentFacts.facets(next.facets(), content)),
                stored.state(),
                content,
                change.reason(),
                warnings);
    }

    private Mono<Stored<Incident>> step(
            Transaction transaction, Caller caller, Incident current, String to, @Nullable String reason) {
        var stored = current.stored();
        var facets = new HashMap<>(stored.facets());
        var before = facets.remove("state_before");
        if (to.equals(VOIDED)) {
            facets.put("state_before", stored.state());
        }
        // Who was voided before it was accepted is not accepted by being reinstated.
        var state = to.equals("reinstated") ? String.valueOf(before) : to;
        return save(
                transaction,
                caller,
                stored,
                next -> next.withFacets(facets),
                state,
                stored.content(),
                reason,
                List.of());
    }

    private Mono<Stored<Incident>> save(
            Transaction transaction,
            Caller caller,
            StoredRecord stored,
            UnaryOperator<StoredRecord> facets,
            String state,
            ObjectNode content,
            @Nullable String reason,
            List<ObjectNode> warnings) {
        var next = facets.apply(
                stored.next(state, content, reason, clock.now(), caller.client().clientId()));
        return table.update(transaction, next)
                .map(saved -> new Stored<>(new Incident(saved), Outcome.UPDATED, warnings));
    }

    /** Once for each idempotency key; a repeat finds the version that the first request made. */
    private Mono<Stored<Incident>> versioned(Caller caller, java.util.function.Supplier<Mono<Stored<Incident>>> work) {
        return once.once(
                made -> Made.of(made.record().stored(), made.warnings()).text(),
                text -> {
                    var made = Made.parse(text);
                    return incidents
                            .version(caller.owner(), made.id(), made.version())
                            .map(incident -> new Stored<>(incident, Outcome.UPDATED, made.warnings()));
                },
                work);
    }
}
