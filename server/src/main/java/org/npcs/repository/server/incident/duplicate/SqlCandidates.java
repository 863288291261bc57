package org.npcs.repository.server.incident.duplicate;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The owner's sides of duplicate candidates, and what was decided. */
final class SqlCandidates {

    private static final String SELECT =
            "SELECT c.*, i.natural_key AS local_key, o.natural_key AS other_key FROM duplicate_candidate c"
                    + " JOIN incident i ON i.jurisdiction = c.jurisdiction AND i.id = c.incident_id"
                    + " LEFT JOIN incident o ON o.jurisdiction = c.jurisdiction AND o.id = c.other_incident_id";

    /** Notes one side, unless the two are known already; tells whether it did. */
    Mono<Boolean> add(
            Transaction transaction,
            UUID id,
            Candidate.Side own,
            Candidate.Side other,
            List<String> agreeing,
            Instant now) {
        return transaction
                .execute(
                        "INSERT INTO duplicate_candidate (jurisdiction, id, incident_id, other_jurisdiction, other_incident_id,"
                                + " agreeing, state, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)"
                                + " ON CONFLICT DO NOTHING",
                        own.jurisdiction(),
                        id,
                        own.incident(),
                        other.jurisdiction(),
                        other.incident(),
                        agreeing.toArray(String[]::new),
                        Candidate.SUSPECTED,
                        now)
                .map(rows -> rows == 1);
    }

    Mono<Candidate> find(Transaction transaction, String owner, UUID id) {
        return transaction
                .one(SqlCandidates::candidate, SELECT + " WHERE c.jurisdiction = $1 AND c.id = $2", owner, id)
                .flatMap(found ->
                        withDecisions(transaction, owner, List.of(found)).map(all -> all.get(0)))
                .delayUntil(found -> noted(transaction, "read", id, 1));
    }

    Mono<List<Candidate>> list(Transaction transaction, String owner, @Nullable String state, String after, int limit) {
        return transaction
                .list(
                        SqlCandidates::candidate,
                        SELECT + " WHERE c.jurisdiction = $1 AND ($2::text IS NULL OR c.state = $2)"
                                + " AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT " + limit,
                        owner,
                        nullable(String.class, state),
                        nullable(UUID.class, after.isEmpty() ? null : UUID.fromString(after)))
                .flatMap(found -> withDecisions(transaction, owner, found))
                .delayUntil(found -> noted(transaction, "list", null, found.size()));
    }

    /** Keeps others from deciding about any candidate until the transaction ends. */
    Mono<Void> alone(Transaction transaction) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('duplicate-decisions'))::text")
                .then();
    }

    /** Notes a decision on one side. */
    Mono<Void> decided(Transaction transaction, String side, UUID id, Candidate.Decision decision, String state) {
        return transaction
                .execute(
                        "INSERT INTO duplicate_decision (jurisdiction, candidate_id, decided_for, decision, reason, decided_by,"
                                + " decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        side,
                        id,
                        decision.owner(),
                        decision.decision(),
                        nullable(String.class, decision.reason()),
                        nullable(String.class, decision.client()),
                        decision.at())
                .then(transaction.execute(
                        "UPDATE duplicate_candidate SET updated_at = CASE WHEN state = $3 THEN updated_at ELSE $4 END,"
                                + " state = $3 WHERE jurisdiction = $1 AND id = $2",
                        side,
                        id,
                        state,
                        decision.at()))
                .then(noted(transaction, "decide", id, 1));
    }

    private static Mono<Void> noted(Transaction transaction, String action, @Nullable UUID id, int records) {
        return transaction
                .one(
                        row -> true,
                        "SELECT audit_note($1, 'duplicate_candidate', $2, NULL, $3)::text",
                        action,
                        nullable(UUID.class, id),
                        records)
                .then();
    }

    private static Mono<List<Candidate>> withDecisions(Transaction transaction, String owner, List<Candidate> found) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("candidate_id", UUID.class)),
                                new Candidate.Decision(
                                        text(row, "decided_for"),
                                        text(row, "decision"),
                                        row.get("reason", String.class),
                                        row.get("decided_by", String.class),
                                        Objects.requireNonNull(row.get("decided_at", Instant.class)))),
                        "SELECT * FROM duplicate_decision WHERE jurisdiction = $1 AND candidate_id = ANY ($2) ORDER BY position",
                        owner,
                        found.stream().map(Candidate::id).toArray(UUID[]::new))
                .map(rows -> {
                    var byCandidate = new HashMap<UUID, List<Candidate.Decision>>();
                    rows.forEach(row -> byCandidate
                            .computeIfAbsent(row.getKey(), key -> new ArrayList<>())
                            .add(row.getValue()));
                    return found.stream()
                            .map(one -> one.with(byCandidate.getOrDefault(one.id(), List.of())))
                            .toList();
                });
    }

    private static Candidate candidate(Readable row) {
        var owner = text(row, "jurisdiction");
        return new Candidate(
                id(row, "id"),
                owner,
                new Candidate.Side(owner, id(row, "incident_id"), text(row, "local_key")),
                new Candidate.Side(
                        text(row, "other_jurisdiction"),
                        id(row, "other_incident_id"),
                        row.get("other_key", String.class)),
                text(row, "state"),
                Arrays.asList(Objects.requireNonNull(row.get("agreeing", String[].class))),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                Objects.requireNonNull(row.get("updated_at", Instant.class)),
                List.of());
    }

    private static UUID id(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, UUID.class), column);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
