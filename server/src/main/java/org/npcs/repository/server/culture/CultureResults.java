package org.npcs.repository.server.culture;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CultureScale;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Results of waves: sent while they are closed, told from the step to results on, and the same ever after. */
@Component
public final class CultureResults {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlCulture table;
    private final Statements statements;
    private final SqlStanding standing = new SqlStanding();

    /**
     * The results of a wave as they may be told.
     *
     * @param wave the wave
     * @param own the own units and whole
     * @param frozen whether the year is frozen
     * @param pool all others on each scale; none before it is
     */
    public record Report(CultureWave wave, Disclosed own, boolean frozen, List<PoolFigure> pool) {

        /** Least number of respondents of a figure. */
        public int minimumRespondents() {
            return wave.instrument().minimumRespondents();
        }
    }

    /** A wave and an earlier one of the same member. */
    public record Compared(CultureWave wave, Disclosed own, CultureWave earlier, Disclosed before) {}

    CultureResults(UnitOfWork unitOfWork, RepositoryClock clock, SqlCulture table) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.table = table;
        this.statements = new Statements(unitOfWork, clock, table.results());
    }

    /**
     * Stores aggregates of a wave that was collected outside.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} unless the wave is closed, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String member, int year, ObjectNode content, RecordChange change) {
        caller.own(member);
        return unitOfWork.run(transaction -> table.lock(transaction, member, year)
                .doOnNext(wave -> {
                    if (!wave.stored().state().equals(CultureWave.CLOSED) || wave.collectedHere()) {
                        throw CultureWave.STATES.illegal(wave.stored().state());
                    }
                    Faults.require(CultureRules.ofResult(wave, content));
                })
                .flatMap(wave -> statements.put(
                        transaction,
                        StoredRecord.first(
                                member,
                                String.valueOf(year),
                                "stored",
                                content,
                                clock.now(),
                                caller.client().clientId()),
                        current -> {},
                        change)));
    }

    /** The results of a year; {@code not-found} for another's, and until they are told. */
    public Mono<Report> report(Caller caller, String member, int year) {
        caller.own(member);
        return unitOfWork.run(transaction -> told(transaction, member, year)
                .flatMap(wave -> disclosed(transaction, wave).flatMap(own -> table.editions()
                        .beside(transaction, Editions.OWNER, String.valueOf(year))
                        .flatMap(edition -> others(transaction, wave).map(pool -> new Report(wave, own, true, pool)))
                        .switchIfEmpty(Mono.fromSupplier(() -> new Report(wave, own, false, List.of()))))));
    }

    private Mono<CultureWave> told(Transaction transaction, String member, int year) {
        return table.beside(transaction, member, year)
                .filter(CultureWave::told)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<Disclosed> disclosed(Transaction transaction, CultureWave wave) {
        return table.result(transaction, wave.stored().jurisdiction(), wave.year())
                .map(result -> Disclosed.of(wave, CultureCell.of(result.content())));
    }

    private Mono<List<PoolFigure>> others(Transaction transaction, CultureWave wave) {
        var asked = wave.instrument();
        return Mono.deferContextual(
                        context -> transaction.actAs(context.get(Session.class).named(SqlStanding.COMPARING)))
                .then(standing.others(transaction, wave.year(), wave.stored().jurisdiction()))
                .map(others -> asked.scales().stream()
                        .map(CultureScale::id)
                        .map(scale -> PoolFigure.of(
                                scale,
                                others.stream()
                                        .filter(one -> one.scale().equals(scale)
                                                && Definitions.published()
                                                        .cultureInstrument(one.instrument(), one.version())
                                                        .filter(asked::comparableWith)
                                                        .isPresent())
                                        .toList()))
                        .toList());
    }

    /**
     * A wave beside an earlier one, by default the latest one before it.
     *
     * @throws ProblemException {@code not-found}, or {@code versions-not-comparable}
     */
    public Mono<Compared> compare(Caller caller, String member, int year, @Nullable Integer earlier) {
        caller.own(member);
        return unitOfWork.run(transaction -> told(transaction, member, year)
                .flatMap(wave -> before(transaction, member, year, earlier)
                        .doOnNext(former -> {
                            if (!wave.instrument().comparableWith(former.instrument())) {
                                throw ProblemException.of(ProblemCode.VERSIONS_NOT_COMPARABLE);
                            }
                        })
                        .flatMap(former -> disclosed(transaction, wave).flatMap(own -> disclosed(transaction, former)
                                .map(then -> new Compared(wave, own, former, then))))));
    }

    private Mono<CultureWave> before(Transaction transaction, String member, int year, @Nullable Integer earlier) {
        return earlier != null
                ? told(transaction, member, earlier)
                : table.waves()
                        .besideMeeting(
                                transaction, member, List.of(new Filter("natural_key < ?", String.valueOf(year))))
                        .flatMap(rows -> Mono.justOrEmpty(rows.stream()
                                .map(CultureWave::new)
                                .filter(CultureWave::told)
                                .max(java.util.Comparator.comparing(CultureWave::year))))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }
}
