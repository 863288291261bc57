package org.npcs.repository.server.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.Arrivals;
import reactor.core.publisher.Mono;

/** How many reviews have arrived, by the date of their event. */
public interface ReviewArrivals {

    /**
     * Counts by spans of days.
     *
     * @param spans first and last day of each span
     * @return one count for each span, in their order
     */
    Mono<List<Arrivals>> between(Transaction transaction, String owner, List<Map.Entry<LocalDate, LocalDate>> spans);
}
