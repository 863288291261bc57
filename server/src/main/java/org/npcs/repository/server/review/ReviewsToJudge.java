package org.npcs.repository.server.review;

import java.util.Objects;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.Instruments;
import org.npcs.repository.server.definition.RecordsToJudge;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All reviews of an owner, a page at a time, each with its instrument. */
@Component
final class ReviewsToJudge implements RecordsToJudge {

    private static final int PAGE = 200;

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final ReviewRules rules;
    private final RepositoryClock clock;

    ReviewsToJudge(UnitOfWork unitOfWork, SqlReviews records, Instruments instruments, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.rules = new ReviewRules(instruments, clock);
        this.clock = clock;
    }

    @Override
    public Flux<Stored> all(String owner) {
        return table.pages(unitOfWork, owner, PAGE).concatMap(this::stored);
    }

    private Mono<Stored> stored(StoredRecord record) {
        var context = CheckContext.of(clock.today(), Tier.ACCEPT).withUnknownMembersTolerated(true);
        return rules.instrument(record.content())
                .map(context::withInstrument)
                .defaultIfEmpty(context)
                .map(complete -> new Stored(
                        Subject.REVIEW,
                        Objects.requireNonNull(record.facet("incident_key")),
                        record.content(),
                        complete));
    }
}
