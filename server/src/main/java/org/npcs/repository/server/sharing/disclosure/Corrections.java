package org.npcs.repository.server.sharing.disclosure;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The owner's account of who received what was corrected since, and who has fetched the correction. */
@Component
public final class Corrections {

    private final UnitOfWork unitOfWork;
    private final SqlCorrections table = new SqlCorrections();

    Corrections(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /**
     * A page of corrections in the order of records and recipients.
     *
     * @param incident only those of this incident and its reviews, or null for all
     */
    public Mono<Page<Correction>> list(Caller caller, String owner, @Nullable UUID incident, String after, int limit) {
        caller.own(owner);
        return unitOfWork
                .run(transaction -> table.list(transaction, owner, incident, after, limit + 1))
                .map(rows -> Page.of(rows, limit, Correction::place));
    }
}
