package org.npcs.repository.server.outcome;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a member has stated of its periods, as it was stored at an instant. */
final class SqlStated {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String AS_OF =
            "SELECT natural_key, state, content FROM (SELECT natural_key, state, content FROM %1$s"
                    + " WHERE jurisdiction = $1 AND stored_at <= $2 UNION ALL SELECT natural_key, state, content FROM"
                    + " (SELECT DISTINCT ON (v.id) v.natural_key, v.state, v.content FROM %1$s n JOIN %1$s_version v"
                    + " ON v.jurisdiction = $1 AND v.id = n.id AND v.stored_at <= $2 WHERE n.jurisdiction = $1 AND n.stored_at > $2"
                    + " ORDER BY v.id, v.version DESC) v) s";

    /** One statement; its key is what it is about. */
    record Row(String key, String state, ObjectNode content) {}

    /** Observations by {@code measure/period}. */
    Mono<Map<String, Row>> observations(Transaction transaction, String owner, Instant asOf) {
        return stated(transaction, "outcome_observation", owner, asOf);
    }

    /** Denominators by {@code period/denominator}. */
    Mono<Map<String, Row>> denominators(Transaction transaction, String owner, Instant asOf) {
        return stated(transaction, "denominator", owner, asOf);
    }

    /** The periods of which it is attested that they were without incidents. */
    Mono<List<String>> without(Transaction transaction, String owner, Instant asOf) {
        return stated(transaction, "attestation", owner, asOf).map(all -> all.values().stream()
                .filter(row -> row.state().equals("none-to-report") && row.key().endsWith("/incident"))
                .map(row -> row.key().substring(0, row.key().indexOf('/')))
                .sorted()
                .toList());
    }

    /** Leaves one entry in the trail of the owner for an answer. */
    Mono<Boolean> note(Transaction transaction, int outcomes) {
        return transaction.one(row -> true, "SELECT audit_note('count', 'outcome', NULL, NULL, $1)::text", outcomes);
    }

    private static Mono<Map<String, Row>> stated(Transaction transaction, String table, String owner, Instant asOf) {
        return transaction
                .list(SqlStated::row, AS_OF.formatted(table), owner, asOf.atOffset(ZoneOffset.UTC))
                .map(rows -> rows.stream().collect(Collectors.toMap(Row::key, Function.identity())));
    }

    private static Row row(Readable row) {
        return new Row(text(row, "natural_key"), text(row, "state"), (ObjectNode) JSON.readTree(text(row, "content")));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
