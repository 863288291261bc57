package org.npcs.repository.server.review;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.incident.Incident;
import org.npcs.repository.server.incident.Incidents;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.MergePatch;
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

/** The changes that an owner makes to the content of its reviews. */
@Component
public final class ReviewChanges {

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final ReviewRules rules;
    private final RepositoryClock clock;
    private final Incidents incidents;
    private final JurisdictionProfiles profiles;
    private final Holding holding;

    ReviewChanges(
            UnitOfWork unitOfWork,
            SqlReviews records,
            Instruments instruments,
            Incidents incidents,
            JurisdictionProfiles profiles,
            Holding holding,
            RepositoryClock clock) {
        this.holding = holding;
        this.profiles = profiles;
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new ReviewRules(instruments, clock);
        this.clock = clock;
        this.incidents = incidents;
    }

    /**
     * Stores the whole content: makes the review, makes its next version, or leaves it when the content is the same.
     *
     * @throws ProblemException {@code not-found} without the incident, {@code validation-failed}, {@code record-closed} or
     *     a failed precondition
     */
    public Mono<Stored<Review>> put(
            Caller caller, String incidentKey, int number, JsonNode sent, RecordChange change, boolean lenient) {
        return Mono.zip(incidents.beside(incidentKey), profiles.of(caller)).flatMap(beside -> rules.require(
                        sent, beside.getT1().stored().content(), Tier.ACCEPT, beside.getT2(), lenient)
                .flatMap(warnings -> {
                    requireAddress(sent, incidentKey, number);
                    var first = holding.of(
                            first(caller, beside.getT1(), number, (ObjectNode) sent), warnings, null, caller.actor());
                    return change.precondition()
                            .ifFirst(() -> table.store(first))
                            .flatMap(made -> made
                                    ? Mono.just(new Stored<>(new Review(first), Outcome.CREATED, warnings))
                                    : unitOfWork.run(
                                            transaction -> stored(transaction, caller, first, change, warnings)));
                }));
    }

    private Mono<Stored<Review>> stored(
            Transaction transaction,
            Caller caller,
            StoredRecord first,
            RecordChange change,
            List<ObjectNode> warnings) {
        return table.lock(transaction, first.jurisdiction(), first.naturalKey())
                .switchIfEmpty(Mono.error(() -> change.precondition().nothingStored()))
                .flatMap(current -> replace(transaction, caller, current, first.content(), change, warnings));
    }

    /** Applies a merge patch to the current content. */
    public Mono<Stored<Review>> patch(
            Caller caller, String incidentKey, int number, ObjectNode patch, RecordChange change, boolean lenient) {
        return edit(
                caller,
                transaction -> table.lock(transaction, caller.owner(), Review.naturalKey(incidentKey, number)),
                content -> MergePatch.apply(content, patch),
                change,
                lenient);
    }

    /** Replaces the ratings of one rater slot. */
    public Mono<Stored<Review>> ratings(Caller caller, UUID id, String rater, JsonNode ratings, RecordChange change) {
        return edit(
                caller,
                transaction -> table.lock(transaction, caller.owner(), id),
                content -> RatingSlots.replace(content, rater, ratings),
                change,
                // The ratings themselves were judged strictly; the rest may have been sent by a lenient caller.
                true);
    }

    private Mono<Stored<Review>> edit(
            Caller caller,
            Function<Transaction, Mono<StoredRecord>> locked,
            Function<ObjectNode, ObjectNode> changed,
            RecordChange change,
            boolean lenient) {
        var local = profiles.of(caller).cache();
        return local.then(unitOfWork.run(transaction -> locked.apply(transaction)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(current -> {
                    var review = new Review(current);
                    var content = changed.apply(current.content());
                    return Mono.zip(incidents.beside(transaction, caller.owner(), review.incidentKey()), local)
                            .flatMap(beside -> rules.require(
                                    content, beside.getT1().stored().content(), Tier.ACCEPT, beside.getT2(), lenient))
                            .flatMap(warnings -> {
                                requireAddress(content, review.incidentKey(), review.number());
                                return replace(transaction, caller, current, content, change, warnings);
                            });
                })));
    }

    private StoredRecord first(Caller caller, Incident incident, int number, ObjectNode content) {
        var key = incident.stored().naturalKey();
        var facets = new HashMap<String, Object>();
        facets.put("incident_id", incident.stored().id());
        facets.put("incident_key", key);
        facets.put("number", number);
        facets.put("instrument", content.get("instrument").asString());
        facets.put("instrument_version", content.get("instrumentVersion").asString());
        return StoredRecord.first(
                        caller.owner(),
                        Review.naturalKey(key, number),
                        "planned",
                        content,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
    }

    private Mono<Stored<Review>> replace(
            Transaction transaction,
            Caller caller,
            StoredRecord current,
            ObjectNode content,
            RecordChange change,
            List<ObjectNode> warnings) {
        var review = new Review(current);
        if (current.content().equals(content) && !change.precondition().createOnly()) {
            return Mono.just(new Stored<>(review, Outcome.UNCHANGED, warnings));
        }
        change.precondition().require(current, content);
        if (review.closed()) {
            throw ProblemException.of(ProblemCode.RECORD_CLOSED, d -> d.state(current.state())
                    .allowed(Review.STATES.from(current.state())));
        }
        requireSameInstrument(current.content(), content);
        var facets = new HashMap<>(current.facets());
        if (current.state().equals("submitted")) {
            // Whoever changes a submitted review answers for it as if having submitted it.
            facets.put("submitted_by", caller.actor());
        }
        var next = current.next(
                        current.state(),
                        content,
                        change.reason(),
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
        return table.update(transaction, holding.of(next, warnings, current, caller.actor()))
                .map(saved -> new Stored<>(new Review(saved), Outcome.UPDATED, warnings));
    }

    private static void requireAddress(JsonNode content, String incidentKey, int number) {
        if (!content.path("incidentLocalKey").asString("").equals(incidentKey)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("incidentLocalKey")
                    .detail("The local key of the address and of the body must be equal."));
        }
        if (content.path("number").asInt(0) != number) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("number")
                    .detail("The number of the address and of the body must be equal."));
        }
    }

    static void requireSameInstrument(JsonNode before, JsonNode after) {
        for (String member : List.of("instrument", "instrumentVersion")) {
            if (!before.path(member).equals(after.path(member))) {
                throw ProblemException.of(ProblemCode.APPEND_ONLY, d -> d.differingMembers(List.of("/" + member))
                        .detail("A review keeps the instrument version under which it was begun."));
            }
        }
    }
}
