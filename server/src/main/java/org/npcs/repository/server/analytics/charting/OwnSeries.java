package org.npcs.repository.server.analytics.charting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.analytics.chart.ControlChart;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Counting;
import org.npcs.repository.server.analytics.table.EventDays;
import org.npcs.repository.server.analytics.table.Leaf;
import org.npcs.repository.server.analytics.table.OwnPeriods;
import org.npcs.repository.server.analytics.table.RecordCounts;
import org.npcs.repository.server.analytics.table.Unit;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Charts over time of a member's own records, exact, as they are stored now or were at an instant. */
@Component
public final class OwnSeries {

    private static final int FIRST_MONTH = 1;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Jurisdictions jurisdictions;
    private final RecordCounts counts = new RecordCounts();
    private final EventDays days = new EventDays();
    private final SqlDenominators denominators = new SqlDenominators();

    OwnSeries(UnitOfWork unitOfWork, RepositoryClock clock, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.jurisdictions = jurisdictions;
    }

    /**
     * A chart and the instant that it is of.
     *
     * @param asOf records count as they were stored then
     * @param chart the chart
     */
    public record Charted(Instant asOf, ControlChart chart) {}

    /** The day it is, for spans that are left open. */
    public LocalDate today() {
        return clock.utcDay();
    }

    /**
     * Draws the caller's own records.
     *
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code not-found} for those of another member,
     *     {@code unsuitable-chart}
     */
    public Mono<Charted> chart(Caller caller, SeriesQuestion question) {
        var owner = caller.own(question.member());
        var asOf = Objects.requireNonNullElseGet(question.asOf(), clock::now);
        return jurisdictions
                .get(owner)
                .flatMap(member -> unitOfWork.atOneInstant(transaction -> read(
                                transaction,
                                owner,
                                question,
                                asOf,
                                Objects.requireNonNullElse(member.fiscalYearStart(), FIRST_MONTH))
                        .map(found -> new Charted(asOf, found.chart()))
                        .delayUntil(charted -> transaction.one(
                                row -> true,
                                "SELECT audit_note('count', 'analytics', NULL, NULL, $1)::text",
                                charted.chart().points().size()))));
    }

    private Mono<SeriesReading> read(
            Transaction transaction, String owner, SeriesQuestion question, Instant asOf, int fiscalYearStart) {
        var cases = question.measure().cases();
        var calendar = OwnPeriods.calendar(question.calendar(), fiscalYearStart);
        return (cases == null
                        ? items(transaction, owner, question, asOf)
                        : incidents(transaction, owner, question, cases, asOf))
                .map(found -> found.between(calendar, last(question.asked().until(), asOf)))
                .flatMap(reading -> stated(transaction, owner, question, asOf).map(reading::withDenominators))
                .flatMap(reading -> cases == null
                                || question.type() != null && !question.type().isBetweenEvents()
                        ? Mono.just(reading)
                        : events(transaction, owner, question, cases, asOf, reading));
    }

    private Mono<SeriesReading> items(Transaction transaction, String owner, SeriesQuestion question, Instant asOf) {
        return count(transaction, owner, question, Unit.ITEMS, List.of("item", "outcome"), null, asOf)
                .map(leaves -> SeriesReading.ofItem(question, leaves));
    }

    private Mono<SeriesReading> incidents(
            Transaction transaction, String owner, SeriesQuestion question, CaseDefinition cases, Instant asOf) {
        var whole = question.measure().whole();
        var counted = whole == null ? cases : cases.and(whole);
        return Mono.zip(
                        count(transaction, owner, question, Unit.INCIDENTS, List.of(), counted, asOf),
                        count(transaction, owner, question, Unit.INCIDENTS, List.of(), whole, asOf))
                .map(both -> SeriesReading.ofCases(question, both.getT1(), both.getT2()));
    }

    private Mono<List<Leaf>> count(
            Transaction transaction,
            String owner,
            SeriesQuestion question,
            Unit unit,
            List<String> set,
            @Nullable CaseDefinition cases,
            Instant asOf) {
        return counts.count(
                transaction,
                owner,
                new Counting(
                        unit,
                        List.of(set),
                        question.dateBasis(),
                        Asked.INSTRUMENT,
                        Set.of(),
                        cases,
                        asOf,
                        null,
                        null,
                        Set.of()));
    }

    private Mono<Map<String, Long>> stated(
            Transaction transaction, String owner, SeriesQuestion question, Instant asOf) {
        var denominator = question.measure().denominator();
        return denominator == null
                ? Mono.just(Map.of())
                : denominators.of(transaction, owner, denominator.code(), asOf);
    }

    private Mono<SeriesReading> events(
            Transaction transaction,
            String owner,
            SeriesQuestion question,
            CaseDefinition cases,
            Instant asOf,
            SeriesReading reading) {
        var whole = question.measure().whole();
        return days.of(
                        transaction,
                        owner,
                        whole == null ? cases : cases.and(whole),
                        question.dateBasis(),
                        asOf,
                        reading.first(),
                        reading.last(),
                        Unsuitable.MOST_VALUES + 2)
                .map(reading::withEvents);
    }

    /** What lies after the instant has not been seen. */
    private static LocalDate last(@Nullable LocalDate until, Instant asOf) {
        var seen = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        return until == null || until.isAfter(seen) ? seen : until;
    }
}
