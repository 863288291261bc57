package org.npcs.repository.server.exchange.change;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The feed in the database. */
final class SqlChanges {

    /** Most changes that one reader puts in order; more would keep it longer than a reader waits. */
    private static final int STEP = 20_000;

    /** First and last place that is kept, both 0 in an empty feed. */
    record Bounds(long oldest, long last) {}

    /** Puts what was committed in order and tells the bounds. */
    Mono<Bounds> bounds(Transaction transaction, String owner) {
        return transaction
                .one(row -> true, "SELECT number_changes(" + STEP + ")::text")
                .then(transaction.one(
                        row -> new Bounds(number(row, "oldest"), number(row, "last")),
                        "SELECT coalesce((SELECT sequence FROM change WHERE jurisdiction = $1 AND sequence IS NOT NULL"
                                + " ORDER BY sequence LIMIT 1), 0) AS oldest,"
                                + " coalesce((SELECT sequence FROM change WHERE jurisdiction = $1 AND sequence IS NOT NULL"
                                + " ORDER BY sequence DESC LIMIT 1), 0) AS last",
                        owner));
    }

    /** Reads entries after one place up to another, and notes the reading. */
    Mono<List<Change>> between(
            Transaction transaction, String owner, long after, long last, @Nullable String noun, int limit) {
        return transaction.list(
                SqlChanges::change,
                "WITH page AS MATERIALIZED (SELECT * FROM change WHERE jurisdiction = $1 AND sequence > $2 AND sequence <= $3"
                        + " AND ($4::text IS NULL OR noun = $4) ORDER BY sequence LIMIT " + limit + "), "
                        + AuditNote.of("'list'", "change", "page") + " SELECT page.* FROM page ORDER BY sequence",
                owner,
                after,
                last,
                nullable(String.class, noun == null ? null : noun.replace('-', '_')));
    }

    /** Removes entries of the tenant from before an instant, but never the last one, which keeps the count. */
    Mono<Long> forget(Transaction transaction, Instant before, int most) {
        return transaction.one(
                row -> number(row, "forgotten"), "SELECT forget_changes($1, " + most + ") AS forgotten", before);
    }

    private static Change change(Readable row) {
        return new Change(
                number(row, "sequence"),
                text(row, "noun").replace('_', '-'),
                Objects.requireNonNull(row.get("record_id", UUID.class)),
                text(row, "natural_key"),
                row.get("previous_key", String.class),
                Objects.requireNonNull(row.get("version", Integer.class)),
                text(row, "kind"),
                text(row, "state"),
                Objects.requireNonNull(row.get("at", Instant.class)),
                text(row, "request_id"));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
