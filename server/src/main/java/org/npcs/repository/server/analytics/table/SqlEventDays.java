package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The days of an owner's incidents, for the time between rare ones. What counts is what counts in tables. */
public final class SqlEventDays {

    /**
     * The day of a case.
     *
     * @param date the day; the first one of the month or year where no more is known
     * @param exact whether the very day is known
     */
    public record Day(LocalDate date, boolean exact) {}

    /**
     * The days of cases in their order, a day as often as it has cases.
     *
     * @param dateBasis date of an incident: {@code event}, {@code awareness}, {@code determination}, {@code finalised}
     * @param from first day that is looked at
     * @param until last day that is looked at
     * @param most how many are read at most
     */
    public Mono<List<Day>> days(
            Transaction transaction,
            String owner,
            CaseDefinition cases,
            String dateBasis,
            Instant asOf,
            LocalDate from,
            LocalDate until,
            int most) {
        var bound = new Bound(owner, asOf);
        var conditions = new ArrayList<>(List.of("true"));
        conditions.addAll(SqlCounts.conditions(cases, bound));
        var exact = dateBasis.equals("event") ? "coalesce(i.c ->> 'eventDatePrecision', 'day') = 'day'" : "true";
        var sql = "SELECT day, exact FROM (SELECT " + SqlDates.of(dateBasis, false) + " AS day, " + exact
                + " AS exact FROM " + SqlFacts.INCIDENTS
                + " WHERE " + String.join(" AND ", conditions) + ") f WHERE day BETWEEN " + bound.add(from) + " AND "
                + bound.add(until) + " ORDER BY day LIMIT " + bound.add(most);
        return transaction.list(
                row -> new Day(
                        Objects.requireNonNull(row.get("day", LocalDate.class)),
                        Objects.requireNonNull(row.get("exact", Boolean.class))),
                sql,
                bound.all());
    }
}
