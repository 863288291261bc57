package org.npcs.repository.server.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.npcs.repository.server.exchange.period.Period;

/**
 * Everything of one member that outcomes are made of, as it was stored at one instant.
 *
 * @param cases events by case definition and month
 * @param incidents all events by month
 * @param without periods of which it is attested that they were without incidents
 * @param denominators stated denominators by {@code period/denominator}
 * @param observations observations by {@code measure/period}
 */
record OwnNumbers(
        Map<String, NavigableMap<LocalDate, Long>> cases,
        NavigableMap<LocalDate, Long> incidents,
        List<Period> without,
        Map<String, SqlStated.Row> denominators,
        Map<String, SqlStated.Row> observations) {

    /** How many of the cases happened in the period. */
    long count(String caseDefinition, Period period) {
        var byMonth = cases.get(caseDefinition);
        return byMonth == null ? 0 : sum(byMonth, period);
    }

    /** Whether nothing is known of the period: there is no incident, and not every month is attested to be without. */
    boolean silent(Period period) {
        return sum(incidents, period) == 0
                && period.start()
                        .datesUntil(period.end(), java.time.Period.ofMonths(1))
                        .anyMatch(month -> without.stream()
                                .noneMatch(attested -> !attested.start().isAfter(month)
                                        && !attested.end().isBefore(month)));
    }

    private static long sum(NavigableMap<LocalDate, Long> byMonth, Period period) {
        return byMonth.subMap(period.start(), true, period.end(), true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
