package org.npcs.repository.server.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.Arrivals;
import reactor.core.publisher.Mono;

/** How many incidents have arrived, by the date of the event. */
public interface IncidentArrivals {

    /**
     * Counts by spans of days.
     *
     * @param spans first and last day of each span
     * @return one count for each span, in their order
     */
    Mono<List<Arrivals>> between(Transaction transaction, String owner, List<Map.Entry<LocalDate, LocalDate>> spans);
}
