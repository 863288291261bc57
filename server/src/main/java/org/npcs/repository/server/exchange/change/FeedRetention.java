package org.npcs.repository.server.exchange.change;

import java.time.Duration;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes entries of the feed that are older than is promised, in small steps. */
@Component
final class FeedRetention {

    private static final Logger log = LoggerFactory.getLogger(FeedRetention.class);
    private static final int STEP = 5_000;

    private final UnitOfWork unitOfWork;
    private final Jurisdictions jurisdictions;
    private final RepositoryClock clock;
    private final Duration kept;
    private final SqlChanges table = new SqlChanges();

    FeedRetention(
            UnitOfWork unitOfWork, Jurisdictions jurisdictions, RepositoryClock clock, RepositorySettings settings) {
        this.unitOfWork = unitOfWork;
        this.jurisdictions = jurisdictions;
        this.clock = clock;
        this.kept = Duration.ofDays(settings.changesDays());
    }

    @Scheduled(fixedDelayString = "${npcs.feed-retention-millis:3600000}")
    Mono<Void> forget() {
        return jurisdictions
                .codes()
                .concatMap(code -> unitOfWork.run(
                        new Session(code, "repository", "repository", "feed-retention"),
                        transaction -> table.forget(transaction, clock.now().minus(kept), STEP)))
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "the change feed was not shortened: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }
}
