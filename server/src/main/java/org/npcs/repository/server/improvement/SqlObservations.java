package org.npcs.repository.server.improvement;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The observations of bundles in the database, each of its owner alone. */
final class SqlObservations {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String OF =
            " n.jurisdiction = $1 AND n.bundle = $2 AND n.unit = $3 AND n.month BETWEEN $4 AND $5";

    /** Of each observation the version that was current at an instant; what has not changed since stands in no history. */
    private static final String MONTHS =
            "SELECT month, content FROM (SELECT n.month, n.content FROM bundle_observation n WHERE"
                    + OF
                    + " AND n.stored_at <= $6 UNION ALL SELECT month, content FROM (SELECT DISTINCT ON (v.id) v.month, v.content"
                    + " FROM bundle_observation n JOIN bundle_observation_version v ON v.jurisdiction = $1 AND v.id = n.id"
                    + " AND v.stored_at <= $6 WHERE" + OF
                    + " AND n.stored_at > $6 ORDER BY v.id, v.version DESC) v) past ORDER BY month";

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        List.of("bundle", "unit", "month").forEach(name -> facets.put(name, String.class));
        return new SqlRecords(unitOfWork, "bundle_observation", facets);
    }

    /** The months of a unit in their order; the reading is noted as one entry. */
    Mono<List<ObservedMonth>> months(
            Transaction transaction,
            String owner,
            String bundle,
            String unit,
            String from,
            String until,
            Instant asOf) {
        return transaction
                .list(SqlObservations::month, MONTHS, owner, bundle, unit, from, until, asOf.atOffset(ZoneOffset.UTC))
                .delayUntil(found -> transaction.one(
                        row -> true,
                        "SELECT audit_note('list', 'bundle_observation', NULL, NULL, $1)::text",
                        found.size()));
    }

    private static ObservedMonth month(Readable row) {
        return ObservedMonth.of(Objects.requireNonNull(row.get("month", String.class)), (ObjectNode)
                JSON.readTree(Objects.requireNonNull(row.get("content", String.class))));
    }
}
