package org.npcs.repository.server.outcome;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;

/** Where observations are kept. */
final class SqlObservations {

    private SqlObservations() {}

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("measure", String.class);
        facets.put("period", String.class);
        return new SqlRecords(unitOfWork, "outcome_observation", facets);
    }

    static Mono<List<Map.Entry<String, Instant>>> lastStated(Transaction transaction, String owner) {
        return transaction.list(
                row -> Map.entry(
                        Objects.requireNonNull(row.get("measure", String.class)),
                        Objects.requireNonNull(row.get("at", Instant.class))),
                "SELECT measure, max(stored_at) AS at FROM outcome_observation WHERE jurisdiction = $1 AND state = 'stated'"
                        + " GROUP BY measure",
                owner);
    }
}
