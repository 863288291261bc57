package org.npcs.repository.server.support;

import java.time.Duration;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Offers support within seconds of a grave incident, after it was committed; one that cannot be made comes back. */
@Component
final class OfferMaking extends BackgroundWorker {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlSupport sql;

    OfferMaking(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            SqlSupport sql,
            @Value("${npcs.support-pause-millis:2000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sql = sql;
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::one));
    }

    private Mono<Boolean> one() {
        return unitOfWork
                .run(SqlSupport.OFFERING, transaction -> sql.nextToOffer(transaction)
                        .flatMap(owner -> offer(transaction, owner).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    /** In the owner's name, so that its feed tells it. */
    private Mono<Void> offer(Transaction transaction, String owner) {
        var first = StoredRecord.first(
                owner, "", SupportOffers.OFFERED, MAPPER.createObjectNode(), clock.now(), "repository");
        return transaction
                .actAs(new Session(owner, "repository", "repository", "support"))
                .then(Mono.defer(() ->
                        sql.offers.insert(transaction, first.withKey(first.id().toString()))))
                .then();
    }
}
