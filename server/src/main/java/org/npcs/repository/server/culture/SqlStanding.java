package org.npcs.repository.server.culture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The wholes of members, and where their waves stand. */
final class SqlStanding {

    /** In whose name members are put together. */
    static final String COMPARING = "CULTURE";

    private static final int WAITING = 7_305_101;

    /** Keeps the whole of a member on a scale, in its own name. */
    Mono<Long> keep(Transaction transaction, int year, Standing one) {
        return transaction.execute(
                "INSERT INTO culture_standing (jurisdiction, year, instrument, version, scale, respondents, mean, agreeing)"
                        + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                one.member(),
                year,
                one.instrument(),
                one.version(),
                one.scale(),
                one.respondents(),
                one.mean(),
                one.agreeing());
    }

    /** Lets those who freeze go one after the other. */
    Mono<Boolean> queue(Transaction transaction, int year) {
        return transaction.one(row -> true, "SELECT pg_advisory_xact_lock($1, $2)::text", WAITING, year);
    }

    /** Freezes what was told by now. */
    Mono<Long> freeze(Transaction transaction, int year) {
        return transaction.execute("UPDATE culture_standing SET frozen = true WHERE year = $1", year);
    }

    /** How many members are in a frozen year. */
    Mono<Integer> members(Transaction transaction, int year) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("members", Integer.class)),
                "SELECT count(DISTINCT jurisdiction)::int AS members FROM culture_standing WHERE year = $1 AND frozen",
                year);
    }

    /** All other members of a frozen year, in the order of codes; for computing alone. */
    Mono<List<Standing>> others(Transaction transaction, int year, String asker) {
        return transaction.list(
                row -> new Standing(
                        Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("instrument", String.class)),
                        Objects.requireNonNull(row.get("version", String.class)),
                        Objects.requireNonNull(row.get("scale", String.class)),
                        Objects.requireNonNull(row.get("respondents", Integer.class)),
                        Objects.requireNonNull(row.get("mean", Double.class)),
                        Objects.requireNonNull(row.get("agreeing", Double.class))),
                "SELECT * FROM culture_standing WHERE year = $1 AND frozen AND jurisdiction <> $2 ORDER BY jurisdiction",
                year,
                asker);
    }

    /** Where the waves of a year stand, by member. */
    Mono<Map<String, String>> states(Transaction transaction, int year) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                                Objects.requireNonNull(row.get("state", String.class))),
                        "SELECT jurisdiction, state FROM culture_participation WHERE year = $1",
                        year)
                .map(rows -> {
                    var states = new TreeMap<String, String>();
                    rows.forEach(row -> states.put(row.getKey(), row.getValue()));
                    return states;
                });
    }
}
