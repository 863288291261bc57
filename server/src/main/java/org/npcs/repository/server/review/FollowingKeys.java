package org.npcs.repository.server.review;

import java.util.HashMap;
import org.npcs.repository.server.incident.ReviewKeys;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives the reviews of an incident its new key, the finalised ones too: what they say does not change. */
@Component
final class FollowingKeys implements ReviewKeys {

    private final SqlRecords table;
    private final RepositoryClock clock;

    FollowingKeys(UnitOfWork unitOfWork, RepositoryClock clock) {
        this.table = SqlReviews.table(unitOfWork);
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
