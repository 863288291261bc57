package org.npcs.repository.server.learning;

import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts how items spread. It sees when steps were first stated, and nothing else of an adoption. */
@Component
public final class Spreads {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final LibraryItems items;
    private final SqlLibrary sql;

    Spreads(UnitOfWork unitOfWork, RepositoryClock clock, LibraryItems items, SqlLibrary sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.items = items;
        this.sql = sql;
    }

    /** How an item spreads; {@code not-found} for one that the caller may not see. */
    public Mono<Spread> of(Caller caller, UUID id) {
        return items.get(caller, id).flatMap(item -> Mono.deferContextual(context -> unitOfWork.run(
                        context.get(Session.class).named(SqlLibrary.COUNTING),
                        transaction -> sql.steps(transaction, id)))
                .map(steps -> Spread.of(item.publishedAt(), steps, clock.now())));
    }
}
