package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The days of an owner's incidents, for the time between rare ones. What counts is what counts in tables. */
public final class EventDays {

    private final SqlEventDays days = new SqlEventDays();

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
    public Mono<List<Day>> of(
            Transaction transaction,
            String owner,
            CaseDefinition cases,
            String dateBasis,
            Instant asOf,
            LocalDate from,
            LocalDate until,
            int most) {
        return days.days(transaction, owner, cases, dateBasis, asOf, from, until, most);
    }
}
