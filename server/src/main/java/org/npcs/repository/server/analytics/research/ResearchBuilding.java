package org.npcs.repository.server.analytics.research;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.export.Extracts;
import org.npcs.repository.server.analytics.research.SqlResearchWork.Task;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.npcs.repository.server.sharing.ResearchAccess;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes the extracts of approved requests, and ends them. Records are read owner by owner, in the owner's name; then, in one
 * transaction, the extract is stored, each owner's account written and the request moved on, or none of it is.
 */
@Component
final class ResearchBuilding extends BackgroundWorker {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final ResearchTable tables;
    private final AskedOwners owners;
    private final OwnersRecords records;
    private final ResearchAccess access;
    private final Extracts extracts;
    private final SqlResearchWork work = new SqlResearchWork();

    ResearchBuilding(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            ResearchTable tables,
            AskedOwners owners,
            OwnersRecords records,
            ResearchAccess access,
            Extracts extracts,
            @Value("${npcs.research-pause-millis:2000}") long pause) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.tables = tables;
        this.owners = owners;
        this.records = records;
        this.access = access;
        this.extracts = extracts;
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(() -> expired().flatMap(gone -> gone ? Mono.just(true) : task())));
    }

    private Mono<Boolean> expired() {
        return unitOfWork
                .run(SqlResearchWork.RESEARCHING, transaction -> work.due(transaction, clock.utcDay())
                        .flatMap(id -> request(transaction, id))
                        .flatMap(request -> remove(transaction, request)
                                .then(moved(transaction, request, ResearchRequest.EXPIRED, null))))
                .hasElement();
    }

    private Mono<Boolean> task() {
        return unitOfWork
                .run(SqlResearchWork.RESEARCHING, work::next)
                .flatMap(task -> (task.kind().equals(Task.BUILD) ? build(task) : recall(task))
                        .onErrorResume(failure -> unitOfWork
                                .run(SqlResearchWork.RESEARCHING, transaction -> work.postpone(transaction, task))
                                .then(this.<Boolean>later(failure))))
                .defaultIfEmpty(false);
    }

    /** What an owner takes back was removed with its withdrawal; here it is noted. */
    private Mono<Boolean> recall(Task task) {
        return unitOfWork.run(SqlResearchWork.RESEARCHING, transaction -> work.take(transaction, task)
                .flatMap(mine -> request(transaction, task.request()))
                .flatMap(request -> request.stored().state().equals(ResearchRequest.READY)
                        ? moved(transaction, request, ResearchRequest.RECALLED, "legal")
                        : Mono.just(request))
                .then(work.end(transaction, task))
                .thenReturn(true));
    }

    private Mono<Boolean> build(Task task) {
        return unitOfWork
                .run(SqlResearchWork.RESEARCHING, transaction -> request(transaction, task.request())
                        .zipWith(owners.of(transaction, task.request())))
                .flatMap(both -> taken(both.getT1(), both.getT2())
                        .flatMap(taken -> Mono.fromCallable(() -> Extract.of(both.getT1(), taken, clock.now()))
                                .subscribeOn(Schedulers.boundedElastic())
                                .flatMap(extract -> store(task, both.getT1(), both.getT2(), taken, extract))));
    }

    /** What was read of each owner that did not exclude itself. */
    private Mono<List<OwnersRecords.Taken>> taken(ResearchRequest request, List<Participation> asked) {
        var today = clock.utcDay();
        return Flux.fromIterable(asked)
                .filter(one -> !one.excluded())
                .concatMap(one -> records.of(one.stored().jurisdiction(), request, today))
                .collectList();
    }

    private Mono<Boolean> store(
            Task task,
            ResearchRequest request,
            List<Participation> asked,
            List<OwnersRecords.Taken> taken,
            Extract extract) {
        return unitOfWork
                .run(task.session(), transaction -> work.take(transaction, task)
                        .flatMap(mine -> request(transaction, task.request()))
                        .flatMap(current -> Flux.fromIterable(asked)
                                .concatMap(one -> told(transaction, one, extract, taken))
                                .then(transaction.actAs(request.session("research")))
                                .then(account(transaction, request, extract, taken))
                                .then(extracts.freeze(transaction, reader(request, extract), extract.tables()))
                                .flatMap(export -> transaction
                                        .actAs(task.session())
                                        .then(Mono.defer(() -> ready(transaction, current, extract, export))))
                                .then(work.end(transaction, task))))
                .thenReturn(true)
                .defaultIfEmpty(true);
    }

    /** Tells an owner how many of its records leave, if they still may: all that was read must stand as it was read. */
    private Mono<Void> told(
            Transaction transaction, Participation one, Extract extract, List<OwnersRecords.Taken> taken) {
        var owner = one.stored().jurisdiction();
        var incidents = extract.of(owner);
        return transaction
                .actAs(SqlResearchWork.RESEARCHING.named(owner))
                .then(stands(transaction, owner, incidents, taken))
                .then(Mono.defer(() -> tables.participations()
                        .lock(transaction, owner, one.stored().id())))
                .flatMap(stored -> tables.participations()
                        .update(
                                transaction,
                                stored.next(
                                                incidents.isEmpty()
                                                        ? Participation.NOT_INCLUDED
                                                        : Participation.INCLUDED,
                                                incidents.isEmpty()
                                                        ? stored.content()
                                                        : stored.content().put("records", incidents.size()),
                                                null,
                                                clock.now(),
                                                "repository")
                                        .withFacets(stored.facets())))
                .then();
    }

    private Mono<Void> stands(
            Transaction transaction, String owner, List<UUID> incidents, List<OwnersRecords.Taken> taken) {
        if (incidents.isEmpty()) {
            return Mono.empty();
        }
        long decided = taken.stream()
                .filter(one -> one.owner().equals(owner))
                .mapToLong(OwnersRecords.Taken::revision)
                .findFirst()
                .orElseThrow();
        return work.keepWithdrawals(transaction)
                .then(work.revision(transaction, owner))
                .zipWith(Mono.defer(() -> work.standing(transaction, owner, incidents)))
                .flatMap(found -> found.getT1() == decided && found.getT2() == incidents.size()
                        ? Mono.empty()
                        : Mono.error(new IllegalStateException("something changed while it was read")));
    }

    private Mono<Void> account(
            Transaction transaction, ResearchRequest request, Extract extract, List<OwnersRecords.Taken> taken) {
        var given = taken.stream()
                .filter(one -> !extract.of(one.owner()).isEmpty())
                .map(one -> new ResearchAccess.Given(one.owner(), one.leave(), one.elements(), extract.of(one.owner())))
                .toList();
        return access.account(
                transaction,
                request.requester(),
                request.client(),
                request.stored().id(),
                extract.madeAt(),
                given);
    }

    private static Extracts.For reader(ResearchRequest request, Extract extract) {
        return new Extracts.For(
                request.requester(),
                request.client(),
                request.stored().content().path("format").asString("csv"),
                extract.madeAt(),
                request.destroyBy().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Removes the files of an extract; the running transaction acts as the operator, before and after. */
    Mono<Void> remove(Transaction transaction, ResearchRequest request) {
        var export = request.export();
        if (export == null) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> {
            var session = context.<Session>getOrEmpty(Session.class).orElse(SqlResearchWork.RESEARCHING);
            return transaction
                    .actAs(request.session("research"))
                    .then(Mono.defer(() -> extracts.end(transaction, request.requester(), export, clock.now())))
                    .then(transaction.actAs(session.named(ResearchTable.OWNER)));
        });
    }

    private Mono<ResearchRequest> request(Transaction transaction, UUID id) {
        return tables.requests().lock(transaction, ResearchTable.OWNER, id).map(ResearchRequest::new);
    }

    private Mono<ResearchRequest> ready(
            Transaction transaction, ResearchRequest request, Extract extract, UUID export) {
        var stored = request.stored();
        var facets = new HashMap<>(stored.facets());
        facets.put("export_id", export);
        return update(
                transaction,
                stored.next(
                                ResearchRequest.READY,
                                request.contentWith(extract.told(export)),
                                null,
                                clock.now(),
                                "repository")
                        .withFacets(facets));
    }

    private Mono<ResearchRequest> moved(
            Transaction transaction, ResearchRequest request, String state, @Nullable String reason) {
        var stored = request.stored();
        return update(
                transaction,
                stored.next(state, stored.content(), reason, clock.now(), "repository")
                        .withFacets(stored.facets()));
    }

    private Mono<ResearchRequest> update(Transaction transaction, StoredRecord next) {
        return tables.requests().update(transaction, next).map(ResearchRequest::new);
    }
}
