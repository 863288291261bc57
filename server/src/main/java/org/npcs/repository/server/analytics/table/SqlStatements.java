package org.npcs.repository.server.analytics.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an owner has stated in the tables of other nouns, as it was stored at an instant. */
final class SqlStatements {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of each statement the version that was current; what has not changed since stands in no history. */
    private static final String AS_OF = "SELECT natural_key, content FROM (SELECT natural_key, state, content FROM"
            + " %1$s WHERE jurisdiction = $1 AND stored_at <= $2 UNION ALL SELECT natural_key, state, content FROM (SELECT"
            + " DISTINCT ON (v.id) v.natural_key, v.state, v.content FROM %1$s n JOIN %1$s_version v ON v.jurisdiction ="
            + " $1 AND v.id = n.id AND v.stored_at <= $2 WHERE n.jurisdiction = $1 AND n.stored_at > $2 ORDER BY v.id,"
            + " v.version DESC) v) s WHERE state <> 'retracted' ORDER BY natural_key";

    /** A statement and what it is about. */
    record Statement(List<String> key, JsonNode content) {}

    /** The statements in the order of their keys; what was retracted is none. */
    Mono<List<Statement>> read(Transaction transaction, String noun, String owner, Instant asOf) {
        return transaction.list(
                row -> new Statement(
                        List.of(Objects.requireNonNull(row.get("natural_key", String.class))
                                .split("/")),
                        JSON.readTree(Objects.requireNonNull(row.get("content", String.class)))),
                AS_OF.formatted(noun),
                owner,
                asOf.atOffset(ZoneOffset.UTC));
    }
}
