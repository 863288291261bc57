package org.npcs.repository.server.analytics.export;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** Exports under way. */
final class SqlExportWork {

    /** Sees exports of all owners, and nothing else of them. */
    static final Session EXPORTING = new Session("EXPORTING", "repository", "repository", "export");

    /** What is done next with an export under way. */
    enum Phase {
        /** Rows are counted. */
        COUNT,
        /** Rows are frozen. */
        ROWS,
        /** Frozen rows are written in groups. */
        PARTS,
        /** Files get their digests; then it is ready. */
        SEAL
    }

    /**
     * An export under way: in whose name, what is next, behind which record it goes on, how often a step failed, and the round
     * in which it is written.
     */
    record Under(
            String owner, UUID id, String client, String actor, Phase phase, UUID behind, int failures, int rounds) {

        private static Under of(Readable row) {
            return new Under(
                    Objects.requireNonNull(row.get("jurisdiction", String.class)),
                    Objects.requireNonNull(row.get("export_id", UUID.class)),
                    Objects.requireNonNull(row.get("client", String.class)),
                    Objects.requireNonNull(row.get("actor", String.class)),
                    Phase.valueOf(Objects.requireNonNull(row.get("phase", String.class))
                            .toUpperCase(java.util.Locale.ROOT)),
                    Objects.requireNonNull(row.get("behind", UUID.class)),
                    Objects.requireNonNull(row.get("failures", Integer.class)),
                    Objects.requireNonNull(row.get("rounds", Integer.class)));
        }

        /** In the name of the owner, by whoever asked. */
        Session session() {
            return new Session(owner, client, actor, "export");
        }
    }

    Mono<Long> add(Transaction transaction, Export export, Caller caller) {
        return transaction.execute(
                "INSERT INTO export_work (jurisdiction, export_id, client, actor) VALUES ($1, $2, $3, $4)",
                export.owner(),
                export.id(),
                caller.client().clientId(),
                caller.actor());
    }

    /**
     * The export that waits longest, held until the transaction ends; none while transactions run that may have stored records
     * before its instant and are not seen yet.
     */
    Mono<Under> next(Transaction transaction) {
        return transaction.one(
                Under::of,
                "SELECT * FROM export_work WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())"
                        + " ORDER BY touched_at LIMIT 1 FOR UPDATE SKIP LOCKED");
    }

    Mono<Long> note(Transaction transaction, Under under, Phase phase, UUID behind) {
        return transaction.execute(
                "UPDATE export_work SET phase = $3, behind = $4, failures = 0, touched_at = clock_timestamp()"
                        + " WHERE jurisdiction = $1 AND export_id = $2",
                under.owner(),
                under.id(),
                phase.name().toLowerCase(java.util.Locale.ROOT),
                behind);
    }

    /** It begins anew. */
    Mono<Long> again(Transaction transaction, Under under) {
        return transaction.execute(
                "UPDATE export_work SET phase = 'count', behind = $3, failures = 0, rounds = rounds + 1,"
                        + " touched_at = clock_timestamp() WHERE jurisdiction = $1 AND export_id = $2",
                under.owner(),
                under.id(),
                SqlOwnRecords.START);
    }

    /** A step has failed; it comes again in its turn. */
    Mono<Integer> failed(Transaction transaction, Under under) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("failures", Integer.class)),
                "UPDATE export_work SET failures = failures + 1, touched_at = clock_timestamp()"
                        + " WHERE jurisdiction = $1 AND export_id = $2 RETURNING failures",
                under.owner(),
                under.id());
    }

    Mono<Long> end(Transaction transaction, Under under) {
        return transaction.execute(
                "DELETE FROM export_work WHERE jurisdiction = $1 AND export_id = $2", under.owner(), under.id());
    }
}
