package org.npcs.repository.server.sharing.withdrawal;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Counts what a withdrawal reaches. */
final class SqlReach {

    private static final String RECORDS = "WITH reach AS ("
            + "SELECT 'incident' AS noun, id FROM incident WHERE jurisdiction = $1 AND state <> 'withdrawn' AND (%1$s)"
            + " UNION ALL SELECT 'review', id FROM review WHERE jurisdiction = $1 AND state <> 'withdrawn' AND (%2$s))";

    private static final String COUNTED = " SELECT (SELECT count(*) FROM reach WHERE noun = 'incident') AS incidents,"
            + " (SELECT count(*) FROM reach WHERE noun = 'review') AS reviews,"
            + " (SELECT count(*) FROM incident_version v WHERE v.jurisdiction = $1 AND v.id IN (SELECT id FROM reach))"
            + " + (SELECT count(*) FROM review_version v WHERE v.jurisdiction = $1 AND v.id IN (SELECT id FROM reach))"
            + " AS versions, (SELECT count(*) FROM record_key k WHERE %3$s AND k.jurisdiction = $1"
            + " AND k.record_id IN (SELECT id FROM reach)) AS keys,"
            + " (SELECT count(*) FROM shared_record s WHERE s.jurisdiction = $1 AND s.content IS NOT NULL"
            + " AND s.record_id IN (SELECT id FROM reach)) AS shared";

    private static final String HELD = " SELECT DISTINCT h.hold_id FROM hold_reach h WHERE h.jurisdiction = $1"
            + " AND EXISTS (SELECT FROM reach) AND (h.incident_id = '00000000-0000-0000-0000-000000000000'"
            + " OR h.incident_id IN (SELECT id FROM reach UNION ALL SELECT r.incident_id FROM review r"
            + " WHERE r.jurisdiction = $1 AND r.id IN (SELECT id FROM reach))) ORDER BY h.hold_id LIMIT 100";

    /** Another member that was shown some of it. */
    record Recipient(String code, long disclosures, Instant lastAt) {}

    /** The state of an incident of the owner. */
    Mono<String> state(Transaction transaction, String owner, UUID incident) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("state", String.class)),
                "SELECT state FROM incident WHERE jurisdiction = $1 AND id = $2",
                owner,
                incident);
    }

    Mono<Counts> counts(Transaction transaction, String owner, Scope scope) {
        var element = scope.element();
        if (scope.incident() != null) {
            return transaction.one(
                    SqlReach::counts, sql("id = $2", "incident_id = $2", "true"), owner, scope.incident());
        }
        if (element == null) {
            return transaction.one(SqlReach::counts, sql("true", "true", "true"), owner);
        }
        var holds = SqlElements.holds(element.subject().code());
        return transaction.one(
                SqlReach::counts,
                element.subject().code().equals("incident")
                        ? sql(holds, "false", "false")
                        : sql("false", holds, "false"),
                owner,
                scope.path());
    }

    private static String sql(String incidents, String reviews, String keys) {
        return (RECORDS + COUNTED).formatted(incidents, reviews, keys);
    }

    Mono<List<Recipient>> recipients(Transaction transaction, String owner, Scope scope) {
        var element = scope.element();
        var select =
                "SELECT recipient, count(*) AS disclosures, max(at) AS last_at FROM disclosure WHERE jurisdiction = $1";
        var group = " GROUP BY recipient ORDER BY recipient LIMIT 1000";
        if (scope.incident() != null) {
            return transaction.list(
                    SqlReach::recipient,
                    select + " AND record_ids && array(SELECT $2::uuid UNION ALL SELECT id FROM review"
                            + " WHERE jurisdiction = $1 AND incident_id = $2)" + group,
                    owner,
                    scope.incident());
        }
        return element == null
                ? transaction.list(SqlReach::recipient, select + group, owner)
                : transaction.list(
                        SqlReach::recipient, select + " AND $2 = ANY (elements)" + group, owner, element.id());
    }

    /** Holds that keep some of what a withdrawal would destroy. Until the transaction ends, no other hold is set. */
    Mono<List<UUID>> holds(Transaction transaction, String owner, Scope scope) {
        return transaction
                .one(row -> true, "SELECT pg_advisory_xact_lock_shared(hashtext('hold'), hashtext($1))::text", owner)
                .then(transaction.list(
                        row -> Objects.requireNonNull(row.get("hold_id", UUID.class)),
                        reach(scope) + HELD,
                        arguments(owner, scope)));
    }

    private static String reach(Scope scope) {
        var element = scope.element();
        if (scope.incident() != null) {
            return RECORDS.formatted("id = $2", "incident_id = $2");
        }
        if (element == null) {
            return RECORDS.formatted("true", "true");
        }
        var holds = SqlElements.holds(element.subject().code());
        return element.subject().code().equals("incident")
                ? RECORDS.formatted(holds, "false")
                : RECORDS.formatted("false", holds);
    }

    private static Object[] arguments(String owner, Scope scope) {
        var incident = scope.incident();
        return incident != null
                ? new Object[] {owner, incident}
                : scope.element() == null ? new Object[] {owner} : new Object[] {owner, scope.path()};
    }

    private static Counts counts(Readable row) {
        return new Counts(
                number(row, "incidents"),
                number(row, "reviews"),
                number(row, "versions"),
                number(row, "keys"),
                number(row, "shared"));
    }

    private static Recipient recipient(Readable row) {
        return new Recipient(
                Objects.requireNonNull(row.get("recipient", String.class)),
                number(row, "disclosures"),
                Objects.requireNonNull(row.get("last_at", Instant.class)));
    }

    private static long number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Long.class), column);
    }
}
