package org.npcs.repository.server.exchange.period;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;

/** What is stored about periods. */
final class SqlPeriods {

    private SqlPeriods() {}

    /** Where one attestation stands in a list of periods. */
    record Attested(String period, String recordKind, String status, Instant at) {}

    static SqlRecords attestations(UnitOfWork unitOfWork) {
        return records(unitOfWork, "attestation", "record_kind");
    }

    static SqlRecords denominators(UnitOfWork unitOfWork) {
        return records(unitOfWork, "denominator", "denominator");
    }

    private static SqlRecords records(UnitOfWork unitOfWork, String table, String column) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("period", String.class);
        facets.put(column, String.class);
        return new SqlRecords(unitOfWork, table, facets);
    }

    static Mono<List<Attested>> attested(Transaction transaction, String owner, List<Period> periods) {
        return transaction.list(
                row -> new Attested(
                        text(row, "period"),
                        text(row, "record_kind"),
                        text(row, "state"),
                        Objects.requireNonNull(row.get("stored_at", Instant.class))),
                "SELECT period, record_kind, state, stored_at FROM attestation WHERE jurisdiction = $1 AND period = ANY ($2)",
                owner,
                ids(periods));
    }

    static Mono<Map<String, List<String>>> denominators(Transaction transaction, String owner, List<Period> periods) {
        return transaction
                .list(
                        row -> Map.entry(text(row, "period"), text(row, "denominator")),
                        "SELECT period, denominator FROM denominator WHERE jurisdiction = $1 AND period = ANY ($2)"
                                + " ORDER BY period, denominator",
                        owner,
                        ids(periods))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static String[] ids(List<Period> periods) {
        return periods.stream().map(Period::id).toArray(String[]::new);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
