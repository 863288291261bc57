package org.npcs.repository.server.culture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The culture waves of members, one a year. */
@Component
public final class CultureWaves {

    private final UnitOfWork unitOfWork;
    private final IdempotentRequests requests;
    private final RepositoryClock clock;
    private final SqlCulture table;
    private final Statements statements;
    private final SqlCollection collection = new SqlCollection();
    private final SqlStanding standing = new SqlStanding();

    CultureWaves(UnitOfWork unitOfWork, IdempotentRequests requests, RepositoryClock clock, SqlCulture table) {
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.clock = clock;
        this.table = table;
        this.statements = new Statements(unitOfWork, clock, table.waves());
    }

    /** The present instant, by which uses are overdue. */
    public Instant now() {
        return clock.now();
    }

    /** The waves of the caller's member in the order in which they were first stored. */
    public Mono<Page<CultureWave>> list(Caller caller, String member, String after, int limit) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.waves()
                .list(transaction, member, List.of(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(CultureWave::new)));
    }

    /** The wave of a year; {@code not-found} for another's. */
    public Mono<CultureWave> get(Caller caller, String member, int year) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.wave(transaction, member, year));
    }

    /**
     * Plans a wave, or plans it anew before it opens.
     *
     * @throws ProblemException {@code validation-failed}, {@code illegal-transition}, {@code version-mismatch} or
     *     {@code precondition-required}
     */
    public Mono<Stored<CultureWave>> put(
            Caller caller, String member, int year, ObjectNode content, RecordChange change) {
        caller.own(member);
        Faults.require(CultureRules.ofWave(content));
        var first = StoredRecord.first(
                member,
                String.valueOf(year),
                CultureWave.PLANNED,
                content,
                clock.now(),
                caller.client().clientId());
        return statements
                .put(first, before -> before, CultureWaves::requirePlanned, change)
                .map(put -> put.map(CultureWave::new));
    }

    private static void requirePlanned(StoredRecord wave) {
        if (!wave.state().equals(CultureWave.PLANNED)) {
            throw CultureWave.STATES.illegal(wave.state());
        }
    }

    /**
     * Moves a wave on.
     *
     * @throws ProblemException {@code illegal-transition}; {@code validation-failed} when aggregates are missing
     */
    public Mono<CultureWave> move(Caller caller, String member, int year, String to) {
        caller.own(member);
        return requests.once(
                wave -> String.valueOf(wave.year()),
                same -> get(caller, member, year),
                () -> unitOfWork.run(transaction -> table.lock(transaction, member, year)
                        .doOnNext(
                                wave -> CultureWave.STATES.require(wave.stored().state(), to))
                        .delayUntil(wave -> before(transaction, caller, wave, to))
                        .flatMap(wave -> {
                            var now = clock.now();
                            var next = wave.stored()
                                    .next(
                                            to,
                                            wave.content(),
                                            null,
                                            now,
                                            caller.client().clientId());
                            return table.waves()
                                    .update(
                                            transaction,
                                            to.equals(CultureWave.RESULTS)
                                                    ? next.withFacets(Map.of("results_at", now))
                                                    : next);
                        })
                        .map(CultureWave::new)));
    }

    private Mono<Void> before(Transaction transaction, Caller caller, CultureWave wave, String to) {
        var member = wave.stored().jurisdiction();
        return switch (to) {
            case CultureWave.CLOSED -> collection.close(transaction, member, wave.year());
            case CultureWave.RESULTS -> results(transaction, caller, wave);
            default -> Mono.empty();
        };
    }

    /** Computes what was collected here, or takes what was sent, and keeps the whole beside those of others. */
    private Mono<Void> results(Transaction transaction, Caller caller, CultureWave wave) {
        var member = wave.stored().jurisdiction();
        var year = wave.stored().naturalKey();
        Mono<List<CultureCell>> cells = wave.collectedHere()
                ? collection
                        .cells(transaction, member, wave.year())
                        .map(counted -> everywhere(wave, counted))
                        .delayUntil(all -> table.results()
                                .insert(
                                        transaction,
                                        StoredRecord.first(
                                                member,
                                                year,
                                                "stored",
                                                CultureCell.document(all),
                                                clock.now(),
                                                caller.client().clientId())))
                        .delayUntil(all -> collection.erase(transaction, member, wave.year()))
                : table.results()
                        .beside(transaction, member, year)
                        .map(result -> CultureCell.of(result.content()))
                        .switchIfEmpty(Mono.error(() -> Faults.refused(List.of(Faults.finding("CUL-R-001", "/to")))));
        return cells.flatMap(all -> stand(transaction, wave, all));
    }

    /** A unit in which nobody answered has no sums, and yet is a part of the whole. */
    private static List<CultureCell> everywhere(CultureWave wave, List<CultureCell> counted) {
        var known = counted.stream().collect(Collectors.toMap(one -> one.unit() + " " + one.scale(), one -> one));
        var all = new ArrayList<CultureCell>();
        wave.units().keySet().forEach(unit -> wave.instrument()
                .scales()
                .forEach(scale -> all.add(
                        known.getOrDefault(unit + " " + scale.id(), new CultureCell(unit, scale.id(), 0, 0, 0)))));
        return all;
    }

    private Mono<Void> stand(Transaction transaction, CultureWave wave, List<CultureCell> cells) {
        var instrument = wave.instrument();
        return Flux.fromIterable(Disclosed.of(wave, cells).whole())
                .filter(CultureFigure::shown)
                .concatMap(figure -> standing.keep(
                        transaction,
                        wave.year(),
                        new Standing(
                                wave.stored().jurisdiction(),
                                instrument.instrument(),
                                instrument.version(),
                                figure.scale(),
                                figure.respondents(),
                                figure.mean(),
                                figure.agreeing())))
                .then();
    }
}
