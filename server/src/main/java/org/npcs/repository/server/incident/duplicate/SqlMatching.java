package org.npcs.repository.server.incident.duplicate;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Compares coarse features of the incidents of all owners. */
@Component
final class SqlMatching {

    /** Sees what is compared of all owners, and nothing else of them. */
    static final Session MATCHING = new Session("MATCHING", "repository", "repository", "matching");

    /** More agreements than this say nothing. */
    static final int MOST = 5;

    private static final int LEAST_AGREEING = 2;

    private final Sealing sealing;
    private final Digests digests;

    SqlMatching(Sealing sealing, Digests digests) {
        this.sealing = sealing;
        this.digests = digests;
    }

    /** Incidents of one owner that are to be compared. */
    record Work(String owner, List<UUID> incidents) {}

    /** Two incidents that agree. */
    record Match(UUID incident, String otherOwner, UUID other, List<String> agreeing) {

        boolean byToken() {
            return agreeing.contains("match-token");
        }
    }

    /** Takes the oldest work of one owner off the list; no two instances compare at the same time, lest they miss each other. */
    Mono<Work> take(Transaction transaction, int most) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock(hashtext('matching'))::text")
                .then(transaction.one(
                        row -> Objects.requireNonNull(row.get("jurisdiction", String.class)),
                        "SELECT jurisdiction FROM match_work ORDER BY position LIMIT 1"))
                .flatMap(owner -> transaction
                        .list(
                                row -> Objects.requireNonNull(row.get("incident_id", UUID.class)),
                                "DELETE FROM match_work WHERE (jurisdiction, position) IN (SELECT jurisdiction, position"
                                        + " FROM match_work WHERE jurisdiction = $1 ORDER BY position LIMIT " + most
                                        + ")"
                                        + " RETURNING incident_id",
                                owner)
                        .map(ids -> new Work(owner, ids.stream().distinct().toList())));
    }

    Mono<Long> add(Transaction transaction, String owner, UUID incident) {
        return transaction.execute(
                "INSERT INTO match_work (jurisdiction, incident_id) VALUES ($1, $2)", owner, incident);
    }

    /** What is compared of incidents, read in the name of their owner. */
    Mono<List<MatchFacts>> facts(Transaction transaction, Work work) {
        return sealing.ready(List.of(work.owner()))
                .then(transaction.list(
                        row -> facts(work.owner(), row),
                        "SELECT i.id, i.state, i.kind, i.content, (SELECT k.wrapped FROM record_key k"
                                + " WHERE k.jurisdiction = i.jurisdiction AND k.record_id = i.id) AS sealing_key"
                                + " FROM incident i WHERE i.jurisdiction = $1 AND i.id = ANY ($2)",
                        work.owner(),
                        work.incidents().toArray(UUID[]::new)));
    }

    private MatchFacts facts(String owner, Readable row) {
        var id = Objects.requireNonNull(row.get("id", UUID.class));
        var opened = sealing.open(
                owner,
                "incident",
                id,
                Objects.requireNonNull(row.get("content", String.class)),
                row.get("sealing_key", String.class));
        // What will never be readable again holds nobody else's comparison up.
        if (opened.later()) {
            throw ProblemException.of(ProblemCode.UNAVAILABLE);
        }
        return MatchFacts.of(
                id,
                Objects.requireNonNull(row.get("state", String.class)),
                row.get("kind", String.class),
                opened.readable());
    }

    Mono<Void> keep(Transaction transaction, String owner, List<MatchFacts> facts) {
        return Flux.fromIterable(facts)
                .concatMap(fact -> transaction.execute(
                        "INSERT INTO match_fact (jurisdiction, incident_id, standing, event_from, event_to, age, sex, kind,"
                                + " county, occurrence) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
                                + " ON CONFLICT (jurisdiction, incident_id) DO UPDATE SET standing = excluded.standing,"
                                + " event_from = excluded.event_from, event_to = excluded.event_to, age = excluded.age,"
                                + " sex = excluded.sex, kind = excluded.kind, county = excluded.county,"
                                + " occurrence = excluded.occurrence",
                        owner,
                        fact.incident(),
                        fact.standing(),
                        nullable(LocalDate.class, fact.eventFrom()),
                        nullable(LocalDate.class, fact.eventTo()),
                        nullable(Integer.class, fact.age()),
                        nullable(String.class, fact.sex()),
                        nullable(String.class, fact.kind()),
                        // Compared for equality alone; there are so few that a plain digest could be tried out.
                        nullable(String.class, fact.county() == null ? null : digests.of("county", fact.county())),
                        nullable(String.class, fact.occurrence())))
                .then();
    }

    /** Keeps the hash of a token for an incident of the owner; false when there is none. */
    Mono<Boolean> keepToken(Transaction transaction, String owner, UUID incident, byte[] hash) {
        return transaction
                .one(
                        row -> true,
                        "WITH kept AS (INSERT INTO match_fact (jurisdiction, incident_id, standing, token)"
                                + " SELECT jurisdiction, id, false, $3 FROM incident WHERE jurisdiction = $1 AND id = $2"
                                + " ON CONFLICT (jurisdiction, incident_id) DO UPDATE SET token = excluded.token RETURNING 1)"
                                + " SELECT audit_note('create', 'match-token', $2, NULL, 1)::text FROM kept",
                        owner,
                        incident,
                        hash)
                .defaultIfEmpty(false);
    }

    /** Owners whose incidents may be copies of the owner's: itself, those around it and those within it. */
    Mono<List<String>> related(Transaction transaction, String owner) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("code", String.class)),
                "WITH RECURSIVE up AS (SELECT code, within FROM jurisdiction WHERE code = $1"
                        + " UNION SELECT j.code, j.within FROM jurisdiction j JOIN up ON j.code = up.within),"
                        + " down AS (SELECT code FROM jurisdiction WHERE code = $1"
                        + " UNION SELECT j.code FROM jurisdiction j JOIN down ON j.within = down.code)"
                        + " SELECT code FROM up UNION SELECT code FROM down",
                owner);
    }

    /** What agrees with incidents of an owner: at most one more than counts for each of them by features, all by token. */
    Mono<List<Match>> matches(Transaction transaction, Work work, List<String> related) {
        return transaction.list(
                row -> new Match(
                        Objects.requireNonNull(row.get("incident_id", UUID.class)),
                        Objects.requireNonNull(row.get("other_jurisdiction", String.class)),
                        Objects.requireNonNull(row.get("other_id", UUID.class)),
                        Arrays.asList(Objects.requireNonNull(row.get("agreeing", String[].class)))),
                "SELECT f.incident_id, m.jurisdiction AS other_jurisdiction, m.incident_id AS other_id,"
                        + " array_remove(ARRAY['event-week', m.age_agrees, m.sex_agrees, m.kind_agrees, m.county_agrees], NULL)"
                        + " AS agreeing FROM match_fact f CROSS JOIN LATERAL (SELECT o.jurisdiction, o.incident_id,"
                        + " CASE WHEN abs(o.age - f.age) <= 1 THEN 'age' END AS age_agrees,"
                        + " CASE WHEN o.sex = f.sex THEN 'sex' END AS sex_agrees,"
                        + " CASE WHEN o.kind = f.kind THEN 'kind' END AS kind_agrees,"
                        + " CASE WHEN o.county = f.county THEN 'county' END AS county_agrees"
                        + " FROM match_fact o WHERE o.standing AND o.jurisdiction = ANY ($3) AND o.event_from IS NOT NULL"
                        + " AND o.event_from BETWEEN f.event_from - 38 AND f.event_to + 7 AND o.event_to >= f.event_from - 7"
                        + " AND o.incident_id <> f.incident_id"
                        + " AND coalesce(abs(o.age - f.age) <= 1, true) AND coalesce(o.sex = f.sex, true)"
                        + " AND coalesce(o.county = f.county, true)"
                        + " AND NOT (o.jurisdiction = f.jurisdiction AND coalesce(o.occurrence = f.occurrence, false))"
                        + " AND coalesce(abs(o.age - f.age) <= 1, false)::int + coalesce(o.sex = f.sex, false)::int"
                        + " + coalesce(o.kind = f.kind, false)::int + coalesce(o.county = f.county, false)::int >= "
                        + LEAST_AGREEING + " LIMIT " + (MOST + 1) + ") m"
                        + " WHERE f.jurisdiction = $1 AND f.incident_id = ANY ($2) AND f.standing AND f.event_from IS NOT NULL"
                        + " UNION ALL SELECT f.incident_id, o.jurisdiction, o.incident_id, ARRAY['match-token']"
                        + " FROM match_fact f JOIN match_fact o ON o.token = f.token AND o.jurisdiction <> f.jurisdiction"
                        + " WHERE f.jurisdiction = $1 AND f.incident_id = ANY ($2) AND f.standing AND o.standing",
                work.owner(),
                work.incidents().toArray(UUID[]::new),
                related.toArray(String[]::new));
    }
}
