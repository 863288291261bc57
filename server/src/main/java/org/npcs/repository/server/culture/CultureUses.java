package org.npcs.repository.server.culture;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What changed because of the results of waves. */
@Component
public final class CultureUses {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests requests;
    private final RepositoryClock clock;
    private final SqlCulture table;

    CultureUses(UnitOfWork unitOfWork, IdempotentRequests requests, RepositoryClock clock, SqlCulture table) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.clock = clock;
        this.table = table;
    }

    /** The uses of a wave in the order in which they were recorded. */
    public Mono<Page<StoredRecord>> list(Caller caller, String member, int year, String after, int limit) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.beside(transaction, member, year)
                .flatMap(wave ->
                        table.uses().list(transaction, member, List.of(new Filter("year = ?", year)), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString())));
    }

    /**
     * Records a use; the first one moves the wave on.
     *
     * @throws ProblemException {@code not-found}, {@code validation-failed}, or {@code illegal-transition} before there are results
     */
    public Mono<StoredRecord> create(Caller caller, String member, int year, ObjectNode use) {
        caller.own(member);
        Faults.require(CultureRules.ofUse(use));
        return requests.once(
                made -> made.id().toString(),
                id -> unitOfWork.run(transaction -> table.use(transaction, member, UUID.fromString(id))),
                () -> unitOfWork.run(transaction ->
                        table.lock(transaction, member, year).flatMap(wave -> record(transaction, caller, wave, use))));
    }

    private Mono<StoredRecord> record(Transaction transaction, Caller caller, CultureWave wave, ObjectNode use) {
        if (!wave.told()) {
            throw CultureWave.STATES.illegal(wave.stored().state());
        }
        var now = clock.now();
        var client = caller.client().clientId();
        var made = StoredRecord.first(
                        wave.stored().jurisdiction(), UUID.randomUUID().toString(), "recorded", use, now, client)
                .withFacets(Map.of("year", wave.year()));
        var moved = wave.stored().state().equals(CultureWave.USED)
                ? Mono.<StoredRecord>empty()
                : table.waves()
                        .update(transaction, wave.stored().next(CultureWave.USED, wave.content(), null, now, client));
        return table.uses().insert(transaction, made).delayUntil(stored -> moved);
    }
}
