package org.npcs.repository.server.exchange.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.incident.IncidentArrivals;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.Arrivals;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.review.ReviewArrivals;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The reporting periods of one member. Nothing here ever keeps a late record out. */
@Component
public final class ReportingPeriods {

    /** Days after the end of a period from which silence is surfaced. */
    private static final int GRACE_DAYS = 45;

    private static final List<String> KINDS = List.of("incident", "review");

    private final UnitOfWork unitOfWork;
    private final Jurisdictions jurisdictions;
    private final IncidentArrivals incidents;
    private final ReviewArrivals reviews;
    private final RepositoryClock clock;
    private final Statements attestations;

    ReportingPeriods(
            UnitOfWork unitOfWork,
            Jurisdictions jurisdictions,
            IncidentArrivals incidents,
            ReviewArrivals reviews,
            RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.jurisdictions = jurisdictions;
        this.incidents = incidents;
        this.reviews = reviews;
        this.clock = clock;
        this.attestations = new Statements(unitOfWork, clock, SqlPeriods.attestations(unitOfWork));
    }

    /**
     * A page of the periods of one calendar, the earliest first.
     *
     * @param from first day of interest; twelve months ago when null
     * @param to last day of interest; today when null
     * @param after identifier of the last period of the page before, or empty
     */
    public Mono<Page<PeriodStanding>> list(
            String owner,
            String calendar,
            Length length,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String after,
            int limit) {
        return names(owner).flatMap(names -> {
            var named = names.calendar(calendar);
            if (!named.has(length)) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("length")
                        .detail("Fiscal calendars have quarters and years."));
            }
            var last = to == null ? clock.utcDay() : to;
            var begin = from == null ? last.minusMonths(12) : from;
            var first = after.isEmpty()
                    ? named.at(length, known(begin))
                    : names.period(after).next();
            var periods = new ArrayList<Period>();
            for (var next = first; periods.size() <= limit && !next.start().isAfter(known(last)); next = next.next()) {
                periods.add(next);
            }
            return unitOfWork
                    .run(transaction -> standings(transaction, owner, periods))
                    .map(rows -> Page.of(rows, limit, row -> row.period().id()));
        });
    }

    private static LocalDate known(LocalDate day) {
        if (day.getYear() < PeriodNames.FIRST_YEAR || day.getYear() > PeriodNames.LAST_YEAR) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("from")
                    .detail("Days of the years 1900 to 2199 are known."));
        }
        return day;
    }

    private Mono<List<PeriodStanding>> standings(Transaction transaction, String owner, List<Period> periods) {
        var days = periods.stream()
                .map(period -> Map.entry(period.start(), period.end()))
                .toList();
        return incidents.between(transaction, owner, days).flatMap(ofIncidents -> reviews.between(
                        transaction, owner, days)
                .flatMap(ofReviews -> SqlPeriods.attested(transaction, owner, periods)
                        .flatMap(attested -> SqlPeriods.denominators(transaction, owner, periods)
                                .map(denominators -> {
                                    var standings = new ArrayList<PeriodStanding>();
                                    for (int i = 0; i < periods.size(); i++) {
                                        var counts = Map.of("incident", ofIncidents.get(i), "review", ofReviews.get(i));
                                        standings.add(standing(
                                                periods.get(i),
                                                counts,
                                                attested,
                                                denominators.getOrDefault(
                                                        periods.get(i).id(), List.of())));
                                    }
                                    return List.copyOf(standings);
                                }))));
    }

    private PeriodStanding standing(
            Period period,
            Map<String, Arrivals> counts,
            List<SqlPeriods.Attested> attested,
            List<String> denominators) {
        var states = KINDS.stream()
                .map(kind -> attested.stream()
                        .filter(one -> one.period().equals(period.id())
                                && one.recordKind().equals(kind))
                        .map(one -> new PeriodStanding.Attested(
                                kind, Attestation.standing(one.status(), records(counts, kind)), one.at()))
                        .findFirst()
                        .orElseGet(() -> new PeriodStanding.Attested(kind, "expected", null)))
                .toList();
        var silent = records(counts, "incident") == 0 && states.get(0).state().equals("expected");
        return new PeriodStanding(
                period,
                clock.utcDay().isAfter(period.end()),
                records(counts, "incident"),
                states,
                denominators,
                silent && clock.utcDay().isAfter(period.end().plusDays(GRACE_DAYS)));
    }

    private static long records(Map<String, Arrivals> counts, String kind) {
        return java.util.Objects.requireNonNull(counts.get(kind)).records();
    }

    /** The attestation of a period and a kind of record. */
    public Mono<Attestation> attestation(String owner, String period, String kind) {
        requireKind(kind);
        return names(owner).flatMap(names -> attestations
                .get(names.period(period).id() + "/" + kind)
                .flatMap(stored -> withArrivals(owner, names.period(period), stored)));
    }

    /**
     * Attests a period.
     *
     * @throws ProblemException {@code invalid-parameter} for a period that has not begun, {@code validation-failed}, or a
     *     failed precondition
     */
    public Mono<Stored<Attestation>> attest(
            Caller caller, String periodId, String kind, ObjectNode content, RecordChange change) {
        requireKind(kind);
        AttestationRules.require(content);
        return names(caller.owner()).flatMap(names -> {
            var period = names.period(periodId);
            if (clock.today().isBefore(period.start())) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("period")
                        .detail("A period can be attested from its first day on."));
            }
            var status = content.path("status").asString();
            var first = StoredRecord.first(
                            caller.owner(),
                            period.id() + "/" + kind,
                            status,
                            content,
                            clock.now(),
                            caller.client().clientId())
                    .withFacets(Map.of("period", period.id(), "record_kind", kind));
            return attestations.put(first, before -> status, change).flatMap(stored -> withArrivals(
                            caller.owner(), period, stored.record())
                    .map(attestation -> stored.map(record -> attestation)));
        });
    }

    private Mono<Attestation> withArrivals(String owner, Period period, StoredRecord stored) {
        var days = List.of(Map.entry(period.start(), period.end()));
        return unitOfWork
                .run(transaction -> "review".equals(stored.facet("record_kind"))
                        ? reviews.between(transaction, owner, days)
                        : incidents.between(transaction, owner, days))
                .map(found -> new Attestation(stored, found.get(0)));
    }

    /** The names of periods as the member uses them. */
    Mono<PeriodNames> names(String owner) {
        return jurisdictions.get(owner).map(member -> new PeriodNames(member.fiscalYearStart()));
    }

    private static void requireKind(String kind) {
        if (!KINDS.contains(kind)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("recordKind")
                    .allowed(KINDS));
        }
    }
}
