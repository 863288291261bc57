package org.npcs.repository.server.platform.encryption;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The wrapped keysets of owners, and the wrapped keys of their records. */
final class SqlOwnerKeysets {

    /** Sees of which owners a keyset is due, and nothing else of them. */
    static final Session ROTATING = new Session("KEYS", "repository", "repository", "keys");

    /** How far the rotation of a keyset is. */
    enum Stage {
        /** Nothing is under way. */
        SETTLED,
        /** A rotation was asked for. */
        WANTED,
        /** The next key is part of the keyset and wraps nothing yet. */
        ANNOUNCED,
        /** The next key wraps; what the former one wrapped is wrapped anew. */
        WRAPPING;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Stage of(@Nullable String code) {
            return code == null ? SETTLED : valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A stored keyset; without a wrapped one the owner has none yet. */
    record Stored(
            int version,
            @Nullable String wrapped,
            Stage stage,
            @Nullable Instant madeAt,
            @Nullable Instant rotatedAt) {

        private static Stored of(Readable row) {
            var version = row.get("version", Integer.class);
            return new Stored(
                    version == null ? 0 : version,
                    row.get("wrapped", String.class),
                    Stage.of(row.get("stage", String.class)),
                    row.get("made_at", Instant.class),
                    row.get("rotated_at", Instant.class));
        }
    }

    /** The wrapped key of a record. */
    record Wrapped(UUID id, String key) {}

    /** Work in an owner's name for its keys. */
    static Session of(String owner) {
        return new Session(owner, "repository", "repository", "keys");
    }

    /** The keyset of a member; nothing for what is no member. */
    Mono<Stored> find(Transaction transaction, String owner) {
        return transaction.one(
                Stored::of,
                "SELECT k.version, k.wrapped, k.stage, k.made_at, k.rotated_at FROM jurisdiction j"
                        + " LEFT JOIN owner_keyset k ON k.jurisdiction = j.code WHERE j.code = $1",
                owner);
    }

    /** Stores the first keyset of an owner; another instance may have been faster. */
    Mono<Long> add(Transaction transaction, String owner, String wrapped) {
        return transaction.execute(
                "INSERT INTO owner_keyset (jurisdiction, version, wrapped)"
                        + " VALUES ($1, 1, $2) ON CONFLICT (jurisdiction) DO UPDATE SET wrapped = excluded.wrapped,"
                        + " version = owner_keyset.version + 1, made_at = now(), rotated_at = now()"
                        + " WHERE owner_keyset.wrapped IS NULL",
                owner,
                wrapped);
    }

    /** Asks for a rotation, unless one is under way; nothing happens when the owner has no keyset. */
    Mono<Long> want(Transaction transaction, String owner) {
        return transaction.execute(
                "WITH asked AS (UPDATE owner_keyset SET stage = CASE WHEN stage = 'settled' THEN 'wanted' ELSE stage END"
                        + " WHERE jurisdiction = $1 AND wrapped IS NOT NULL RETURNING version)"
                        + " SELECT audit_note('rotate', 'encryption-key', NULL, version, 1) FROM asked",
                owner);
    }

    /** Stores the next keyset of an owner; false when another instance was faster. */
    Mono<Boolean> replace(
            Transaction transaction, String owner, Stored before, int version, String wrapped, Stage stage) {
        return transaction
                .execute(
                        "UPDATE owner_keyset SET version = $3, wrapped = $4, stage = $5, stage_at = now(),"
                                + " rotated_at = CASE WHEN version = $3 THEN rotated_at ELSE now() END"
                                + " WHERE jurisdiction = $1 AND wrapped = $2",
                        owner,
                        Objects.requireNonNull(before.wrapped()),
                        version,
                        wrapped,
                        stage.code())
                .map(rows -> rows == 1);
    }

    /** Owners whose keyset is due: by its age in seconds, because it was asked for, or for the next stage after a pause. */
    Mono<List<String>> due(Transaction transaction, long rotateSeconds, long settleMillis) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM owner_keyset WHERE stage = 'wanted'"
                        + " OR stage = 'settled' AND rotated_at < now() - make_interval(secs => $1)"
                        + " OR stage IN ('announced', 'wrapping') AND stage_at < now() - make_interval(secs => $2 / 1000.0)"
                        + " ORDER BY jurisdiction LIMIT 100",
                rotateSeconds,
                settleMillis);
    }

    /** Keys of an owner's records that an earlier key of the keyset wrapped. */
    Mono<List<Wrapped>> old(Transaction transaction, Table table, String owner, int version, UUID after, int limit) {
        return transaction.list(
                row -> new Wrapped(
                        Objects.requireNonNull(row.get("id", UUID.class)),
                        Objects.requireNonNull(row.get("key", String.class))),
                table.old().replace("%LIMIT", Integer.toString(limit)),
                owner,
                version + ":%",
                after);
    }

    /** Replaces the wrapping of a key, unless it was replaced or destroyed meanwhile. */
    Mono<Long> rewrap(Transaction transaction, Table table, String owner, Wrapped before, String now) {
        return transaction.execute(table.rewrap(), owner, before.id(), before.key(), now);
    }

    /** How many keys of an owner's records an earlier key of the keyset wrapped. */
    Mono<Long> left(Transaction transaction, String owner, int version) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("records", Long.class)),
                "SELECT (SELECT count(*) FROM record_key WHERE jurisdiction = $1 AND wrapped NOT LIKE $2)"
                        + " + (SELECT count(*) FROM submission_item WHERE jurisdiction = $1 AND sealing_key NOT LIKE $2)"
                        + " AS records",
                owner,
                version + ":%");
    }

    /** The tables that hold wrapped keys of records. */
    enum Table {
        RECORDS(
                "SELECT record_id AS id, wrapped AS key FROM record_key WHERE jurisdiction = $1 AND wrapped NOT LIKE $2"
                        + " AND record_id > $3 ORDER BY record_id LIMIT %LIMIT",
                "UPDATE record_key SET wrapped = $4 WHERE jurisdiction = $1 AND record_id = $2 AND wrapped = $3"),
        STAGED(
                "SELECT submission_id AS id, sealing_key AS key FROM submission_item WHERE jurisdiction = $1"
                        + " AND sealing_key NOT LIKE $2 AND submission_id >= $3 ORDER BY submission_id LIMIT %LIMIT",
                "UPDATE submission_item SET sealing_key = $4 WHERE jurisdiction = $1 AND submission_id = $2"
                        + " AND sealing_key = $3");

        private final String old;
        private final String rewrap;

        Table(String old, String rewrap) {
            this.old = old;
            this.rewrap = rewrap;
        }

        String old() {
            return old;
        }

        String rewrap() {
            return rewrap;
        }
    }
}
