package org.npcs.repository.server.review;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.incident.ReviewKeys;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets reviews follow their incidents, the finalised ones too: what they say does not change. */
@Component
final class FollowingKeys implements ReviewKeys {

    private final SqlRecords table;
    private final RepositoryClock clock;

    FollowingKeys(SqlReviews records, RepositoryClock clock) {
        this.table = records.table();
        this.clock = clock;
    }

    @Override
    public Mono<Void> follow(Transaction transaction, Caller caller, StoredRecord incident, String reason) {
        return SqlReviews.ofIncident(transaction, incident.jurisdiction(), incident.id())
                .flatMapMany(Flux::fromIterable)
                .concatMap(id -> table.lock(transaction, incident.jurisdiction(), id))
                .concatMap(review -> table.rekey(transaction, next(review, caller, incident.naturalKey(), reason)))
                .then();
    }

    @Override
    public Mono<List<Moved>> move(
            Transaction transaction,
            Caller caller,
            StoredRecord from,
            StoredRecord to,
            @Nullable List<Integer> numbers,
            String reason) {
        var owner = from.jurisdiction();
        return SqlReviews.numbers(transaction, owner, to.id())
                .flatMap(taken -> SqlReviews.ofIncident(transaction, owner, from.id())
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(id -> table.lock(transaction, owner, id))
                        .filter(review -> numbers == null || numbers.contains(new Review(review).number()))
                        .collectList()
                        .doOnNext(moving -> requireAll(moving, numbers))
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(review -> {
                            var next = moved(review, to, free(taken, new Review(review).number()), caller, reason);
                            return table.rekey(transaction, next)
                                    .map(saved -> new Moved(saved.id(), review.naturalKey(), saved.naturalKey()));
                        })
                        .collectList());
    }

    private static void requireAll(List<StoredRecord> moving, @Nullable List<Integer> numbers) {
        if (numbers != null && moving.size() != new HashSet<>(numbers).size()) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reviews")
                    .detail("Name numbers of reviews that the incident has."));
        }
    }

    private static int free(Set<Integer> taken, int wanted) {
        int number = wanted;
        while (!taken.add(number)) {
            number++;
        }
        return number;
    }

    private StoredRecord moved(StoredRecord review, StoredRecord to, int number, Caller caller, String reason) {
        var facets = new HashMap<>(review.facets());
        facets.put("incident_id", to.id());
        facets.put("incident_key", to.naturalKey());
        facets.put("number", number);
        var content = review.content()
                .deepCopy()
                .put("incidentLocalKey", to.naturalKey())
                .put("number", number);
        return review.next(
                        review.state(),
                        content,
                        reason,
                        clock.now(),
                        caller.client().clientId())
                .withKey(Review.naturalKey(to.naturalKey(), number))
                .withFacets(facets);
    }

    private StoredRecord next(StoredRecord review, Caller caller, String key, String reason) {
        var facets = new HashMap<>(review.facets());
        facets.put("incident_key", key);
        var content = review.content().deepCopy().put("incidentLocalKey", key);
        return review.next(
                        review.state(),
                        content,
                        reason,
                        clock.now(),
                        caller.client().clientId())
                .withKey(Review.naturalKey(key, new Review(review).number()))
                .withFacets(facets);
    }
}
