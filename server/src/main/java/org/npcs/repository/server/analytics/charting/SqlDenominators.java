package org.npcs.repository.server.analytics.charting;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What a member stated that rates are taken of, as it was stored at an instant. */
final class SqlDenominators {

    private static final String STATED =
            "SELECT period, (content::jsonb ->> 'value')::bigint AS value FROM (SELECT period,"
                    + " content FROM denominator WHERE jurisdiction = $1 AND denominator = $2 AND stored_at <= $3 UNION ALL"
                    + " SELECT period, content FROM (SELECT DISTINCT ON (v.id) n.period, v.content FROM denominator n"
                    + " JOIN denominator_version v ON v.jurisdiction = $1 AND v.id = n.id AND v.stored_at <= $3"
                    + " WHERE n.jurisdiction = $1 AND n.denominator = $2 AND n.stored_at > $3 ORDER BY v.id, v.version DESC) v) d";

    /** The number of each period for which one was stated. */
    Mono<Map<String, Long>> of(Transaction transaction, String owner, String denominator, Instant asOf) {
        return transaction
                .list(SqlDenominators::stated, STATED, owner, denominator, asOf.atOffset(ZoneOffset.UTC))
                .map(all -> all.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map.Entry<String, Long> stated(Readable row) {
        return Map.entry(
                Objects.requireNonNull(row.get("period", String.class)),
                Objects.requireNonNull(row.get("value", Long.class)));
    }
}
