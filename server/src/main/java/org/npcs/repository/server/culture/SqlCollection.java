package org.npcs.repository.server.culture;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/**
 * What is there while answers are collected: digests of tokens that were not spent, and sums of units. There is no statement here that
 * keeps an answer.
 */
final class SqlCollection {

    /** Whether a wave is open; it does not close before the transaction ends. Empty when it is not. */
    Mono<Boolean> holdOpen(Transaction transaction, String member, int year) {
        return transaction.one(
                row -> true,
                "SELECT version FROM culture_wave WHERE jurisdiction = $1 AND natural_key = $2 AND state = 'open' FOR SHARE",
                member,
                String.valueOf(year));
    }

    /** Counts invitations of a unit; empty when there would be more than are eligible. */
    Mono<Integer> issue(Transaction transaction, String member, int year, String unit, int count, int eligible) {
        return count > eligible
                ? Mono.empty()
                : transaction.one(
                        row -> Objects.requireNonNull(row.get("issued", Integer.class)),
                        "INSERT INTO culture_unit AS u (jurisdiction, year, unit, issued) VALUES ($1, $2, $3, $4)"
                                + " ON CONFLICT (jurisdiction, year, unit) DO UPDATE SET issued = u.issued + $4"
                                + " WHERE u.issued + $4 <= $5 RETURNING issued",
                        member,
                        year,
                        unit,
                        count,
                        eligible);
    }

    /** Keeps digests in their own order, which tells nothing of that in which they were told. */
    Mono<Long> keep(Transaction transaction, String member, int year, String unit, List<String> digests) {
        return transaction.execute(
                "INSERT INTO culture_invitation (jurisdiction, year, unit, digest)"
                        + " SELECT $1, $2, $3, digest FROM unnest($4::text[]) digest",
                member,
                year,
                unit,
                digests.stream().sorted().toArray(String[]::new));
    }

    /** Spends a token: its digest is gone. Tells its unit; empty when there is none. */
    Mono<String> spend(Transaction transaction, String member, int year, String digest) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("unit", String.class)),
                "DELETE FROM culture_invitation WHERE jurisdiction = $1 AND year = $2 AND digest = $3 RETURNING unit",
                member,
                year,
                digest);
    }

    /** The score of somebody on a scale. */
    record Score(String scale, double value, boolean agrees) {}

    /** Adds the scores of somebody to the sums of a unit. */
    Mono<Long> add(Transaction transaction, String member, int year, String unit, List<Score> scores) {
        return transaction.execute(
                "INSERT INTO culture_tally AS t (jurisdiction, year, unit, scale, respondents, scores, agreeing)"
                        + " SELECT $1, $2, $3, scale, 1, score, agrees::int"
                        + " FROM unnest($4::text[], $5::numeric[], $6::boolean[]) one(scale, score, agrees)"
                        + " ON CONFLICT (jurisdiction, year, unit, scale) DO UPDATE SET respondents = t.respondents + 1,"
                        + " scores = t.scores + excluded.scores, agreeing = t.agreeing + excluded.agreeing",
                member,
                year,
                unit,
                scores.stream().map(Score::scale).toArray(String[]::new),
                scores.stream()
                        .map(one -> new BigDecimal(one.value(), MathContext.DECIMAL32))
                        .toArray(BigDecimal[]::new),
                scores.stream().map(Score::agrees).toArray(Boolean[]::new));
    }

    /** The sums of all units and scales that somebody answered. */
    Mono<List<CultureCell>> cells(Transaction transaction, String member, int year) {
        return transaction.list(
                SqlCollection::cell,
                "SELECT unit, scale, respondents, (scores / respondents)::float8 AS mean,"
                        + " agreeing::float8 / respondents AS agreeing FROM culture_tally WHERE jurisdiction = $1 AND year = $2",
                member,
                year);
    }

    private static CultureCell cell(Readable row) {
        return new CultureCell(
                Objects.requireNonNull(row.get("unit", String.class)),
                Objects.requireNonNull(row.get("scale", String.class)),
                Objects.requireNonNull(row.get("respondents", Integer.class)),
                Objects.requireNonNull(row.get("mean", Double.class)),
                Objects.requireNonNull(row.get("agreeing", Double.class)));
    }

    /** Invitations that were not used are gone. */
    Mono<Void> close(Transaction transaction, String member, int year) {
        return forget(transaction, "culture_invitation", member, year)
                .then(forget(transaction, "culture_unit", member, year))
                .then();
    }

    /** What results were computed from is gone. */
    Mono<Long> erase(Transaction transaction, String member, int year) {
        return forget(transaction, "culture_tally", member, year);
    }

    private static Mono<Long> forget(Transaction transaction, String table, String member, int year) {
        return transaction.execute("DELETE FROM " + table + " WHERE jurisdiction = $1 AND year = $2", member, year);
    }
}
