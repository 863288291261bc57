package org.npcs.repository.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Made;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is held for redaction, and the decisions of second persons that a suspicion was wrong. */
@Component
public final class RedactionDecisions {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests once;
    private final SqlRecords table;
    private final Holding holding;
    private final Reviews reviews;
    private final Jurisdictions jurisdictions;
    private final RepositoryClock clock;

    RedactionDecisions(
            UnitOfWork unitOfWork,
            IdempotentRequests once,
            SqlReviews records,
            Holding holding,
            Reviews reviews,
            Jurisdictions jurisdictions,
            RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.once = once;
        this.table = records.table();
        this.holding = holding;
        this.reviews = reviews;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
    }

    /**
     * A decision that was made.
     *
     * @param review the version that it made
     * @param text what was decided
     */
    public record Decided(Review review, ClearedText text) {

        static Decided in(Review review) {
            var all = review.cleared();
            return new Decided(review, all.get(all.size() - 1));
        }
    }

    /** A page of reviews with texts that are held, in the order of first storing. */
    public Mono<Page<Review>> held(String owner, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, SqlReviews.held(owner), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(Review::new));
    }

    /**
     * Ends the holding of one text as it is.
     *
     * @throws ProblemException {@code not-found}, {@code version-mismatch} when the text may have changed since it was read,
     *     {@code invalid-parameter} when no text is held at the place, or {@code second-person-needed}
     */
    public Mono<Decided> decide(Caller caller, UUID id, String pointer, int version, String reason) {
        return once.once(
                decided -> Made.of(decided.review().stored(), List.of()).text(),
                text -> {
                    var made = Made.parse(text);
                    return reviews.version(caller.owner(), made.id(), made.version())
                            .map(Decided::in);
                },
                () -> unitOfWork.run(transaction -> table.lock(transaction, caller.owner(), id)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> decide(transaction, caller, current, pointer, version, reason))));
    }

    private Mono<Decided> decide(
            Transaction transaction, Caller caller, StoredRecord current, String pointer, int version, String reason) {
        if (current.version() != version) {
            return Mono.error(ProblemException.of(ProblemCode.VERSION_MISMATCH, d -> d.parameter("version")));
        }
        var texts = holding.bound(current);
        var text = texts.stream()
                .filter(one -> one.pointer().equals(pointer))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("pointer")
                        .detail("No text is held at this place.")));
        return requireSecondPerson(caller, text).then(Mono.defer(() -> {
            var now = clock.now();
            var cleared = new ArrayList<>(new Review(current).cleared());
            cleared.add(new ClearedText(pointer, text.digest(), reason, caller.actor(), now));
            var next = current.next(
                    current.state(),
                    current.content(),
                    null,
                    now,
                    caller.client().clientId());
            return table.update(
                            transaction,
                            Holding.with(
                                    next,
                                    texts.stream()
                                            .filter(one -> !one.equals(text))
                                            .toList(),
                                    cleared))
                    .delayUntil(saved -> SqlReviews.noteDecision(transaction, saved))
                    .map(saved -> Decided.in(new Review(saved)));
        }));
    }

    private Mono<Void> requireSecondPerson(Caller caller, HeldText text) {
        if (!caller.actor().equals(text.by())) {
            return Mono.empty();
        }
        return jurisdictions
                .get(caller.owner())
                .flatMap(owner -> owner.onePersonFinalisation()
                        ? Mono.empty()
                        : Mono.error(ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED)));
    }
}
