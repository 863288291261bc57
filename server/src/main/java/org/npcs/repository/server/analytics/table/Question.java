package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.CaseDefinition;

/**
 * A question to a table, with everything resolved that was left to the service to choose.
 *
 * @param table the table
 * @param member member whose own data answer; null for figures across members
 * @param by dimensions in alphabetical order
 * @param period length of the periods
 * @param calendar calendar of the periods
 * @param dateBasis date by which records fall into periods
 * @param from first day of the span; null when it is open
 * @param until last day of the span; null when it is open
 * @param panel {@code own}, {@code fixed} or {@code all}
 * @param instrument instrument whose items are counted
 * @param crosswalk {@code exact} or {@code none}
 * @param cases what incidents must meet; null when all count
 * @param asOf instant of the past; null for now
 */
public record Question(
        AnalysisTable table,
        @Nullable String member,
        List<String> by,
        String period,
        String calendar,
        String dateBasis,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String panel,
        String instrument,
        String crosswalk,
        @Nullable CaseDefinition cases,
        @Nullable Instant asOf) {

    /** The dimensions as they stand in addresses. */
    public String byText() {
        return String.join(",", by);
    }

    /** Whether a period lies in the span as a whole. */
    public boolean spans(LocalDate start, LocalDate end) {
        return (from == null || !start.isBefore(from)) && (until == null || !end.isAfter(until));
    }
}
