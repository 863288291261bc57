package org.npcs.repository.server.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.server.analytics.table.EventCounts;
import org.npcs.repository.server.exchange.period.CalendarPeriods;
import org.npcs.repository.server.exchange.period.Length;
import org.npcs.repository.server.exchange.period.Period;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outcomes of one member, live: nobody else's are read, and nothing of them is kept. */
@Component
public final class Outcomes {

    private static final int YEARS = 2;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final CalendarPeriods periods;
    private final EventCounts events = new EventCounts();
    private final SqlStated stated = new SqlStated();

    Outcomes(UnitOfWork unitOfWork, RepositoryClock clock, CalendarPeriods periods) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.periods = periods;
    }

    /**
     * Outcomes and the instant as of which was counted.
     *
     * @param all outcomes by measure and period
     */
    public record Told(Instant asOf, List<Outcome> all) {}

    /**
     * The outcomes that are asked for, by measure and period.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code invalid-parameter}
     */
    public Mono<Told> of(Caller caller, OutcomeQuestion question) {
        var owner = caller.owner();
        var measures = question.measures();
        var asOf = Objects.requireNonNullElseGet(question.asOf(), clock::now);
        return asked(owner, question).flatMap(asked -> unitOfWork
                .atOneInstant(transaction -> read(transaction, owner, measures, asOf)
                        .delayUntil(read -> stated.note(transaction, measures.size() * asked.size())))
                .flatMap(read -> periods.named(owner, read.without()).map(read::numbers))
                .map(numbers -> {
                    var making = new OutcomeMaking(numbers, LocalDate.ofInstant(asOf, ZoneOffset.UTC));
                    return new Told(
                            asOf,
                            measures.stream()
                                    .flatMap(measure ->
                                            asked.stream().map(period -> making.of(measure, question.together(period))))
                                    .toList());
                }));
    }

    private Mono<List<Period>> asked(String owner, OutcomeQuestion question) {
        var period = question.period();
        if (period != null) {
            return periods.period(owner, period).map(List::of);
        }
        var to = Objects.requireNonNullElseGet(question.to(), clock::today);
        var from = Objects.requireNonNullElseGet(question.from(), () -> to.minusYears(YEARS));
        return periods.between(owner, question.calendar(), Length.of(question.length()), from, to);
    }

    private record Read(
            Map<String, NavigableMap<LocalDate, Long>> cases,
            NavigableMap<LocalDate, Long> incidents,
            List<String> without,
            Map<String, SqlStated.Row> denominators,
            Map<String, SqlStated.Row> observations) {

        OwnNumbers numbers(List<Period> attested) {
            return new OwnNumbers(cases, incidents, attested, denominators, observations);
        }
    }

    private Mono<Read> read(Transaction transaction, String owner, List<Measure> measures, Instant asOf) {
        return Flux.fromStream(measures.stream()
                        .map(measure -> measure.numerator().caseDefinition())
                        .filter(Objects::nonNull)
                        .distinct())
                .concatMap(id -> events.byMonth(
                                transaction,
                                owner,
                                Definitions.published()
                                        .analysis()
                                        .caseDefinition(id)
                                        .orElseThrow(),
                                asOf)
                        .map(counts -> Map.entry(id, counts)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(cases -> events.byMonth(transaction, owner, null, asOf)
                        .flatMap(incidents -> stated.without(transaction, owner, asOf)
                                .flatMap(without -> stated.denominators(transaction, owner, asOf)
                                        .flatMap(denominators -> stated.observations(transaction, owner, asOf)
                                                .map(observations -> new Read(
                                                        cases, incidents, without, denominators, observations))))));
    }
}
