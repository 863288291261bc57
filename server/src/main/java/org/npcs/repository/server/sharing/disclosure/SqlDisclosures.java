package org.npcs.repository.server.sharing.disclosure;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The table of disclosures. */
final class SqlDisclosures {

    /** Disclosures between two instants, the latest first, behind a place of that order. */
    Mono<List<Disclosure>> list(
            Transaction transaction,
            String owner,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UUID incident,
            Place after,
            int limit) {
        return transaction.list(
                SqlDisclosures::disclosure,
                "WITH page AS MATERIALIZED (SELECT * FROM disclosure WHERE jurisdiction = $1"
                        + " AND ($2::timestamptz IS NULL OR at >= $2) AND ($3::timestamptz IS NULL OR at < $3)"
                        + " AND ($4::timestamptz IS NULL OR (at, id) < ($4, $5)) AND ($6::uuid IS NULL OR record_ids &&"
                        + " array(SELECT $6::uuid UNION ALL SELECT id FROM review WHERE jurisdiction = $1 AND incident_id = $6))"
                        + " ORDER BY at DESC, id DESC LIMIT "
                        + limit
                        + "), " + AuditNote.of("'list'", "disclosure", "page")
                        + " SELECT page.* FROM page ORDER BY at DESC, id DESC",
                owner,
                nullable(Instant.class, from),
                nullable(Instant.class, until),
                nullable(Instant.class, after.at()),
                nullable(UUID.class, after.id()),
                nullable(UUID.class, incident));
    }

    /** A place in the order of the account. */
    record Place(@Nullable Instant at, @Nullable UUID id) {

        static Place of(String position) {
            var space = position.indexOf(' ');
            return space < 0
                    ? new Place(null, null)
                    : new Place(
                            Instant.parse(position.substring(0, space)),
                            UUID.fromString(position.substring(space + 1)));
        }
    }

    private static Disclosure disclosure(Readable row) {
        return new Disclosure(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("at", Instant.class)),
                text(row, "recipient"),
                text(row, "client_id"),
                text(row, "request_id"),
                text(row, "purpose"),
                text(row, "agreement"),
                texts(row, "clauses"),
                Objects.requireNonNull(row.get("profile_version", Integer.class)),
                text(row, "noun"),
                texts(row, "elements"),
                Objects.requireNonNull(row.get("records", Integer.class)),
                text(row, "way"),
                row.get("ticket", String.class),
                row.get("research_request", UUID.class));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    private static List<String> texts(Readable row, String column) {
        return Arrays.asList(Objects.requireNonNull(row.get(column, String[].class), column));
    }
}
