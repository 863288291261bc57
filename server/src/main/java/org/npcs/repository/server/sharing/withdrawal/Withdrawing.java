package org.npcs.repository.server.sharing.withdrawal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.npcs.repository.server.sharing.withdrawal.SqlWithdrawalWork.Under;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries confirmed withdrawals out, some records in each transaction; the last one writes the certificate. */
@Component
final class Withdrawing extends BackgroundWorker {

    private static final int AT_ONCE = 200;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final int backupDays;
    private final SqlRecords table;
    private final SqlWithdrawalWork work = new SqlWithdrawalWork();
    private final SqlDestruction destruction = new SqlDestruction();
    private final SqlElements elements = new SqlElements();
    private final SqlReach reach = new SqlReach();

    Withdrawing(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            WithdrawalTable records,
            @Value("${npcs.backup-days:35}") int backupDays,
            @Value("${npcs.withdrawal-pause-millis:2000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.backupDays = backupDays;
        this.table = records.table();
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::some));
    }

    private Mono<Boolean> some() {
        return unitOfWork
                .run(SqlWithdrawalWork.WITHDRAWING, work::next)
                .flatMap(under -> unitOfWork
                        .run(under.session(), transaction -> step(transaction, under.owner(), under.id()))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Does some of a withdrawal; the record changes with the last of it. */
    Mono<StoredRecord> step(Transaction transaction, String owner, UUID id) {
        return work.take(transaction, owner, id).flatMap(under -> table.lock(transaction, owner, id)
                .flatMap(stored -> step(transaction, under, new Withdrawal(stored))));
    }

    /** What a hold keeps waits until it is released; each step asks, and no hold is set while it works. */
    private Mono<StoredRecord> step(Transaction transaction, Under under, Withdrawal withdrawal) {
        return reach.holds(transaction, under.owner(), withdrawal.scope())
                .flatMap(holds -> holds.isEmpty()
                        ? moved(transaction, under, withdrawal, Withdrawal.CONFIRMED)
                                .flatMap(going -> worked(transaction, under, going))
                        : moved(transaction, under, withdrawal, Withdrawal.HALTED)
                                .delayUntil(halted -> work.halt(transaction, under))
                                .map(Withdrawal::stored));
    }

    private Mono<Withdrawal> moved(Transaction transaction, Under under, Withdrawal withdrawal, String state) {
        var stored = withdrawal.stored();
        return stored.state().equals(state)
                ? Mono.just(withdrawal)
                : table.update(transaction, stored.next(state, stored.content(), null, clock.now(), under.client()))
                        .map(Withdrawal::new);
    }

    private Mono<StoredRecord> worked(Transaction transaction, Under under, Withdrawal withdrawal) {
        var scope = withdrawal.scope();
        var element = scope.element();
        return (element == null
                        ? destroyed(transaction, under, scope)
                        : removed(transaction, under, new Removal(element)))
                .flatMap(more -> more.ids().size() < AT_ONCE
                        ? certified(transaction, under, withdrawal, under.done().plus(more.done()))
                        : work.note(
                                        transaction,
                                        under,
                                        under.done().plus(more.done()),
                                        more.ids().get(more.ids().size() - 1))
                                .thenReturn(withdrawal.stored()));
    }

    /** What one step did. */
    private record More(List<UUID> ids, Counts done) {}

    private Mono<More> destroyed(Transaction transaction, Under under, Scope scope) {
        return destruction
                .next(transaction, under.owner(), scope.incident(), AT_ONCE)
                .flatMap(ids -> destruction
                        .destroy(transaction, under.owner(), ids, under.client(), clock.now())
                        // Of everything, the keys were destroyed and counted first.
                        .map(done -> new More(ids, done)));
    }

    private Mono<More> removed(Transaction transaction, Under under, Removal removal) {
        return elements.next(transaction, under.owner(), removal, under.behind(), AT_ONCE)
                .flatMap(ids -> elements.remove(transaction, under.owner(), removal, ids, under.client(), clock.now())
                        .map(versions -> new More(
                                ids,
                                removal.noun().equals("incident")
                                        ? new Counts(ids.size(), 0, versions, 0, 0)
                                        : new Counts(0, ids.size(), versions, 0, 0))));
    }

    private Mono<StoredRecord> certified(Transaction transaction, Under under, Withdrawal withdrawal, Counts done) {
        var stored = withdrawal.stored();
        var now = clock.now();
        return reach.recipients(transaction, under.owner(), withdrawal.scope())
                .map(recipients -> Certificates.certificate(stored, done, recipients, now, backupDays))
                .map(certificate -> {
                    var facets = new HashMap<String, Object>(stored.facets());
                    facets.put("certificate", certificate.toString());
                    return stored.next(Withdrawal.CERTIFIED, stored.content(), null, now, under.client())
                            .withFacets(Map.copyOf(facets));
                })
                .flatMap(next -> table.update(transaction, next))
                .delayUntil(saved -> work.end(transaction, under));
    }
}
