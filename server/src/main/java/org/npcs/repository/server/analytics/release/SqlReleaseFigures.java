package org.npcs.repository.server.analytics.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.disclosure.CellStatus;
import org.npcs.repository.server.analytics.disclosure.Controlled;
import org.npcs.repository.server.analytics.disclosure.Printed;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The figures of releases, and how each of their cells is told. */
final class SqlReleaseFigures {

    /** The manifest lies beside the tables, so that whoever asks for figures need not carry it along. */
    private static final String MANIFEST = "manifest";

    /** A cell as it is told; why is for whoever approves. */
    record Cell(String key, Printed printed, @Nullable String why) {}

    Mono<Void> store(
            Transaction transaction,
            UUID release,
            Controlled controlled,
            List<ObjectNode> tables,
            ObjectNode manifest) {
        var keys = new ArrayList<String>();
        var status = new ArrayList<String>();
        var lower = new ArrayList<@Nullable Long>();
        var upper = new ArrayList<@Nullable Long>();
        var why = new ArrayList<@Nullable String>();
        controlled.printed().forEach((key, printed) -> {
            keys.add(key);
            status.add(printed.status().code());
            lower.add(printed.lower());
            upper.add(printed.upper());
            why.add(controlled.why().get(key));
        });
        return transaction
                .execute("DELETE FROM release_cell WHERE release_id = $1", release)
                .then(transaction.execute("DELETE FROM release_table WHERE release_id = $1", release))
                .then(transaction.execute(
                        "INSERT INTO release_cell (jurisdiction, release_id, cell, status, lower, upper, why)"
                                + " SELECT 'OPERATOR', $1, u.* FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[]) u",
                        release,
                        keys.toArray(String[]::new),
                        status.toArray(String[]::new),
                        lower.toArray(Long[]::new),
                        upper.toArray(Long[]::new),
                        why.toArray(String[]::new)))
                .thenMany(Flux.fromIterable(tables))
                .concatMap(table ->
                        document(transaction, release, table.path("table").asString(""), table))
                .then(document(transaction, release, MANIFEST, manifest))
                .then();
    }

    private static Mono<Long> document(Transaction transaction, UUID release, String id, ObjectNode content) {
        return transaction.execute(
                "INSERT INTO release_table (jurisdiction, release_id, table_id, content) VALUES ('OPERATOR', $1, $2, $3)",
                release,
                id,
                content.toString());
    }

    /** What a release holds and how it was made; empty when there is nothing yet, or it may not be read. */
    Mono<String> manifest(Transaction transaction, UUID release) {
        return table(transaction, release, MANIFEST);
    }

    /** One table; empty when the release has none, or may not be read. */
    Mono<String> table(Transaction transaction, UUID release, String table) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("content", String.class)),
                "SELECT content FROM release_table WHERE release_id = $1 AND table_id = $2",
                release,
                table);
    }

    /** How cells are told, by key. */
    Mono<Map<String, Printed>> cells(Transaction transaction, UUID release) {
        return transaction
                .list(
                        SqlReleaseFigures::cell,
                        "SELECT * FROM release_cell WHERE release_id = $1 ORDER BY cell",
                        release)
                .map(cells -> {
                    var byKey = new LinkedHashMap<String, Printed>();
                    cells.forEach(cell -> byKey.put(cell.key(), cell.printed()));
                    return byKey;
                });
    }

    /** Cells that are hidden or widened, behind a key. */
    Mono<List<Cell>> suppressed(Transaction transaction, UUID release, String after, int limit) {
        return transaction.list(
                SqlReleaseFigures::cell,
                "SELECT * FROM release_cell WHERE release_id = $1 AND cell > $2 AND why IS NOT NULL ORDER BY cell LIMIT $3",
                release,
                after,
                limit);
    }

    private static Cell cell(io.r2dbc.spi.Readable row) {
        return new Cell(
                Objects.requireNonNull(row.get("cell", String.class)),
                new Printed(
                        CellStatus.of(Objects.requireNonNull(row.get("status", String.class))),
                        row.get("lower", Long.class),
                        row.get("upper", Long.class)),
                row.get("why", String.class));
    }
}
