package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Reads the days of an owner's incidents. */
final class SqlEventDays {

    Mono<List<EventDays.Day>> days(
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
                row -> new EventDays.Day(
                        Objects.requireNonNull(row.get("day", LocalDate.class)),
                        Objects.requireNonNull(row.get("exact", Boolean.class))),
                sql,
                bound.all());
    }
}
