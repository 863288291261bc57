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

    private static final String OF = " FROM bundle_observation%s WHERE jurisdiction = $1 AND bundle = $2 AND unit = $3"
            + " AND month BETWEEN $4 AND $5 AND stored_at <= $6";
    private static final String COLUMNS = "SELECT id, version, month, content";

    /** Of each observation the version that was current at an instant. */
    private static final String MONTHS = "SELECT month, content FROM (SELECT DISTINCT ON (id) * FROM (" + COLUMNS
            + OF.formatted("") + " UNION ALL " + COLUMNS + OF.formatted("_version")
            + ") every ORDER BY id, version DESC) past ORDER BY month";

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
