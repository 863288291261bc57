package org.npcs.repository.server.review;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.definition.JurisdictionProfiles;
import org.npcs.repository.server.incident.IncidentChanges;
import org.npcs.repository.server.incident.Incidents;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Made;
import org.npcs.repository.server.platform.record.Precondition;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The life of a review: planned, open, rating, submitted, finalised by a second person, reopened. */
@Component
public final class ReviewProcess {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlRecords table;
    private final ReviewRules rules;
    private final RepositoryClock clock;
    private final Incidents incidents;
    private final IncidentChanges incidentChanges;
    private final Jurisdictions jurisdictions;
    private final Reviews reviews;
    private final JurisdictionProfiles profiles;

    ReviewProcess(
            UnitOfWork unitOfWork,
            SqlReviews records,
            IdempotentRequests once,
            Instruments instruments,
            RepositoryClock clock,
            Incidents incidents,
            IncidentChanges incidentChanges,
            Jurisdictions jurisdictions,
            Reviews reviews,
            JurisdictionProfiles profiles) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.table = records.table();
        this.rules = new ReviewRules(instruments, clock);
        this.clock = clock;
        this.incidents = incidents;
        this.incidentChanges = incidentChanges;
        this.jurisdictions = jurisdictions;
        this.reviews = reviews;
        this.profiles = profiles;
    }

    /**
     * Moves a review to another state.
     *
     * @throws ProblemException {@code illegal-transition}, {@code second-person-needed}, {@code validation-failed} by the
     *     rules of tier final, or {@code insufficient-scope}
     */
    public Mono<Stored<Review>> transition(
            Caller caller, UUID id, String to, @Nullable String reason, Precondition precondition) {
        if (List.of("finalised", "reopened").contains(to)) {
            caller.require("review:finalise");
        }
        return once.once(
                made -> Made.of(made.record().stored(), made.warnings()).text(),
                text -> {
                    var made = Made.parse(text);
                    return reviews.version(caller.owner(), made.id(), made.version())
                            .map(review -> new Stored<>(review, Stored.Outcome.UPDATED, made.warnings()));
                },
                () -> unitOfWork.run(transaction -> table.lock(transaction, caller.owner(), id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .map(Review::new)
                        .flatMap(current -> {
                            precondition.requireCurrent(
                                    current.stored(), current.stored().content());
                            Review.STATES.require(current.stored().state(), to);
                            return step(transaction, caller, current, to, reason);
                        })));
    }

    private Mono<Stored<Review>> step(
            Transaction transaction, Caller caller, Review current, String to, @Nullable String reason) {
        var facets = new HashMap<>(current.stored().facets());
        return switch (to) {
            case "open" ->
                openOn(transaction, caller, current)
                        .then(save(transaction, caller, current, to, reason, facets, List.of()));
            case "submitted" ->
                requireFinal(transaction, caller, current).flatMap(warnings -> {
                    facets.put("submitted_by", caller.actor());
                    facets.remove("finalised_by");
                    return save(transaction, caller, current, to, reason, facets, warnings);
                });
            case "finalised" ->
                requireSecondPerson(caller, current)
                        .then(requireFinal(transaction, caller, current))
                        .flatMap(warnings -> {
                            facets.put("finalised_by", caller.actor());
                            return save(transaction, caller, current, to, reason, facets, warnings);
                        });
            case "reopened", "cancelled" -> {
                if (reason == null) {
                    yield Mono.error(ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                            .detail("This step needs a reason of the code system change-reason.")));
                }
                yield save(transaction, caller, current, to, reason, facets, List.of());
            }
            default -> save(transaction, caller, current, to, reason, facets, List.of());
        };
    }

    private Mono<Void> openOn(Transaction transaction, Caller caller, Review current) {
        return incidents
                .underReview(transaction, caller.owner(), current.incidentKey())
                .flatMap(incident -> incidentChanges.reviewOpened(transaction, caller, incident))
                .then();
    }

    private Mono<List<ObjectNode>> requireFinal(Transaction transaction, Caller caller, Review current) {
        return Mono.zip(incidents.beside(transaction, caller.owner(), current.incidentKey()), profiles.of(caller))
                .flatMap(beside -> rules.require(
                        current.stored().content(),
                        beside.getT1().stored().content(),
                        Tier.FINAL,
                        beside.getT2(),
                        true));
    }

    private Mono<Void> requireSecondPerson(Caller caller, Review current) {
        if (!caller.actor().equals(current.submittedBy())) {
            return Mono.empty();
        }
        return jurisdictions
                .get(caller.owner())
                .flatMap(owner -> owner.onePersonFinalisation()
                        ? Mono.empty()
                        : Mono.error(ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED)));
    }

    private Mono<Stored<Review>> save(
            Transaction transaction,
            Caller caller,
            Review current,
            String to,
            @Nullable String reason,
            HashMap<String, Object> facets,
            List<ObjectNode> warnings) {
        return Mono.defer(() -> {
            var stored = current.stored();
            var next = stored.next(
                            to,
                            stored.content(),
                            reason,
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(facets);
            return table.update(transaction, next)
                    .map(saved -> new Stored<>(new Review(saved), Stored.Outcome.UPDATED, warnings));
        });
    }
}
