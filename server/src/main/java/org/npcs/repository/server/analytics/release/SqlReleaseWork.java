package org.npcs.repository.server.analytics.release;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Releases under way, and what owners contribute to each. */
final class SqlReleaseWork {

    /** Sees releases under way and the contributions of all owners, and nothing else of them. */
    static final Session RELEASING = new Session("RELEASING", "repository", "repository", "release");

    /** Marks an owner that is done; no quarter has this name. */
    private static final String DONE = "";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A release under way.
     *
     * @param owners owners that are counted; null before that is known
     */
    record Under(
            UUID id, String client, String actor, @Nullable List<String> owners) {

        private static Under of(Readable row) {
            var owners = row.get("owners", String[].class);
            return new Under(
                    Objects.requireNonNull(row.get("release_id", UUID.class)),
                    Objects.requireNonNull(row.get("client", String.class)),
                    Objects.requireNonNull(row.get("actor", String.class)),
                    owners == null ? null : Arrays.asList(owners));
        }

        /** In whose name the record of the release is written. */
        Session session() {
            return new Session(ReleaseTable.OWNER, client, actor, "release");
        }

        /** In the name of an owner, by the repository itself. */
        static Session counting(String owner) {
            return new Session(owner, "repository", "repository", "release");
        }
    }

    Mono<Long> add(Transaction transaction, Release release, Caller caller) {
        return transaction.execute(
                "INSERT INTO release_work (jurisdiction, release_id, client, actor) VALUES ('OPERATOR', $1, $2, $3)",
                release.stored().id(),
                caller.client().clientId(),
                caller.actor());
    }

    /** Some release under way. */
    Mono<Under> next(Transaction transaction) {
        return transaction.one(Under::of, "SELECT * FROM release_work ORDER BY release_id LIMIT 1");
    }

    /** The release, for the work on it; nothing when another instance has it or it is done. */
    Mono<Under> take(Transaction transaction, UUID id) {
        return transaction.one(
                Under::of, "SELECT * FROM release_work WHERE release_id = $1 FOR UPDATE SKIP LOCKED", id);
    }

    Mono<Long> owners(Transaction transaction, UUID id, List<String> owners) {
        return transaction.execute(
                "UPDATE release_work SET owners = $2 WHERE release_id = $1", id, owners.toArray(String[]::new));
    }

    Mono<Long> end(Transaction transaction, UUID id) {
        return transaction.execute("DELETE FROM release_work WHERE release_id = $1", id);
    }

    /** Owners that are done. */
    Mono<List<String>> done(Transaction transaction, UUID id) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                "SELECT jurisdiction FROM release_count WHERE release_id = $1 AND quarter = ''",
                id);
    }

    /** Notes what an owner contributes, and that it is done. */
    Mono<Long> contribute(
            Transaction transaction, String owner, UUID id, Map<String, Map<String, Integer>> byQuarter, String facts) {
        var quarters = new TreeMap<String, String>();
        byQuarter.forEach((quarter, cells) -> quarters.put(quarter, JSON.writeValueAsString(cells)));
        quarters.put(DONE, facts);
        return transaction.execute(
                "INSERT INTO release_count (jurisdiction, release_id, quarter, cells)"
                        + " SELECT $1, $2, u.quarter, u.cells FROM unnest($3::text[], $4::text[]) AS u (quarter, cells)"
                        + " ON CONFLICT DO NOTHING",
                owner,
                id,
                quarters.keySet().toArray(String[]::new),
                quarters.values().toArray(String[]::new));
    }

    /** What was counted of one owner in one quarter; of the empty quarter, facts about the owner. */
    record Contribution(String owner, String quarter, String cells) {

        Map<String, Integer> counts() {
            var counts = new TreeMap<String, Integer>();
            JSON.readTree(cells)
                    .properties()
                    .forEach(cell -> counts.put(cell.getKey(), cell.getValue().intValue()));
            return counts;
        }
    }

    /** All contributions to a release that the session may see. */
    Mono<List<Contribution>> contributions(Transaction transaction, UUID id) {
        return transaction.list(
                row -> new Contribution(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("quarter", String.class)),
                        Objects.requireNonNull(row.get("cells", String.class))),
                "SELECT jurisdiction, quarter, cells FROM release_count WHERE release_id = $1 ORDER BY jurisdiction, quarter",
                id);
    }

    /** Takes a quarter over from an earlier release, for all owners. */
    Mono<Long> carryOver(Transaction transaction, UUID earlier, UUID id, String quarter) {
        return transaction
                .execute("DELETE FROM release_count WHERE release_id = $1 AND quarter = $2", id, quarter)
                .then(transaction.execute(
                        "INSERT INTO release_count (jurisdiction, release_id, quarter, cells)"
                                + " SELECT jurisdiction, $2, quarter, cells FROM release_count WHERE release_id = $1 AND quarter = $3",
                        earlier,
                        id,
                        quarter));
    }
}
