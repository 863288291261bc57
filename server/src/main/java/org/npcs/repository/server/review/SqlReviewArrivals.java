package org.npcs.repository.server.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.Arrivals;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts the reviews of spans of days. */
@Component
final class SqlReviewArrivals implements ReviewArrivals {

    @Override
    public Mono<List<Arrivals>> between(
            Transaction transaction, String owner, List<Map.Entry<LocalDate, LocalDate>> spans) {
        return transaction.list(
                row -> new Arrivals(
                        Objects.requireNonNull(row.get("records", Long.class)), row.get("first", Instant.class)),
                "SELECT c.records, c.first FROM unnest($2::date[], $3::date[]) WITH ORDINALITY AS d (first_day, last_day, place),"
                        + " LATERAL (SELECT count(*) AS records, min(r.created_at) AS first FROM review r JOIN incident i ON i.jurisdiction = r.jurisdiction AND i.id = r.incident_id"
                        + " WHERE r.jurisdiction = $1 AND i.state NOT IN ('voided', 'merged') AND i.event_date BETWEEN d.first_day AND d.last_day) c ORDER BY d.place",
                owner,
                spans.stream().map(span -> span.getKey().toString()).toArray(String[]::new),
                spans.stream().map(span -> span.getValue().toString()).toArray(String[]::new));
    }
}
