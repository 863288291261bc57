package org.npcs.repository.server.sharing.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The owner's account of who was shown its records. */
@Component
public final class Disclosures {

    private final UnitOfWork unitOfWork;
    private final SqlDisclosures table = new SqlDisclosures();

    Disclosures(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * A page of disclosures between two days, both included, the latest first.
     *
     * @param incident only those that showed this incident or one of its reviews, or null for all
     */
    public Mono<Page<Disclosure>> list(
            String owner,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID incident,
            String after,
            int limit) {
        return unitOfWork
                .run(transaction -> table.list(
                        transaction,
                        owner,
                        from == null ? null : start(from),
                        to == null ? null : start(to.plusDays(1)),
                        incident,
                        SqlDisclosures.Place.of(after),
                        limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.at() + " " + row.id()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
