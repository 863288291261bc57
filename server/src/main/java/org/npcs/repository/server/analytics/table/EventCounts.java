package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts the events of one owner by the month in which they happened; linked copies of one event count once. */
public final class EventCounts {

    private final SqlEventCounts sql = new SqlEventCounts();

    /**
     * The counts by the first day of the month, months without any left out; the transaction must be the owner's.
     *
     * @param cases what an incident must meet; null when all count
     * @param asOf records count as they were stored then
     */
    public Mono<NavigableMap<LocalDate, Long>> byMonth(
            Transaction transaction, String owner, @Nullable CaseDefinition cases, Instant asOf) {
        return sql.byMonth(transaction, owner, cases, asOf);
    }
}
