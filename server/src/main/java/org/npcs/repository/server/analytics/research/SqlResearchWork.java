package org.npcs.repository.server.analytics.research;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** What is to be done for research requests, and what of owners must be so when records leave. */
final class SqlResearchWork {

    /** The repository itself, in the name of the operator. */
    static final Session RESEARCHING = new Session(ResearchTable.OWNER, "repository", "repository", "research");

    /** Something to do: what, for which request, and who approved it. */
    record Task(UUID request, String kind, String client, String actor) {

        static final String BUILD = "build";
        static final String RECALL = "recall";

        private static Task of(Readable row) {
            return new Task(
                    Objects.requireNonNull(row.get("request_id", UUID.class)),
                    text(row, "task"),
                    text(row, "client"),
                    text(row, "actor"));
        }

        /** In whose name the request moves on. */
        Session session() {
            return new Session(ResearchTable.OWNER, client, actor, "research");
        }
    }

    /** An extract is to be made. */
    Mono<Long> add(Transaction transaction, UUID request, Caller caller) {
        return transaction.execute(
                "INSERT INTO research_work (jurisdiction, request_id, task, client, actor) VALUES ('OPERATOR', $1, 'build', $2, $3)",
                request,
                caller.client().clientId(),
                caller.actor());
    }

    /** Whatever waits longest. */
    Mono<Task> next(Transaction transaction) {
        return transaction.one(Task::of, "SELECT * FROM research_work ORDER BY touched_at LIMIT 1");
    }

    /** Holds a task until the transaction ends; nothing when another instance has it or it is done. */
    Mono<Task> take(Transaction transaction, Task task) {
        return transaction.one(
                Task::of,
                "SELECT * FROM research_work WHERE request_id = $1 AND task = $2 FOR UPDATE SKIP LOCKED",
                task.request(),
                task.kind());
    }

    /** Lets others come first. */
    Mono<Long> postpone(Transaction transaction, Task task) {
        return transaction.execute(
                "UPDATE research_work SET touched_at = clock_timestamp() WHERE request_id = $1 AND task = $2",
                task.request(),
                task.kind());
    }

    Mono<Long> end(Transaction transaction, Task task) {
        return transaction.execute(
                "DELETE FROM research_work WHERE request_id = $1 AND task = $2", task.request(), task.kind());
    }

    /** Some ready request whose day of destruction has come. */
    Mono<UUID> due(Transaction transaction, LocalDate today) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM research_request WHERE jurisdiction = 'OPERATOR' AND state = 'ready' AND destroy_by < $1"
                        + " ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED",
                today);
    }

    /** Where the owners of a request stand. */
    Mono<List<String>> states(Transaction transaction, UUID request) {
        return transaction.list(
                row -> text(row, "state"),
                "SELECT state FROM research_participation WHERE research_request_id = $1",
                request);
    }

    /** Owners of a request in the order of their codes, behind one of them. */
    Mono<List<String>> owners(Transaction transaction, UUID request, String after, int limit) {
        return transaction.list(
                row -> text(row, "jurisdiction"),
                "SELECT jurisdiction FROM research_participation WHERE research_request_id = $1"
                        + " AND jurisdiction COLLATE \"C\" > $2 ORDER BY jurisdiction COLLATE \"C\" LIMIT $3",
                request,
                after,
                limit);
    }

    /** Whether an owner went live; others are shown nothing of one that did not. */
    Mono<Boolean> live(Transaction transaction, String owner) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("live", Boolean.class)),
                "SELECT live FROM jurisdiction WHERE code = $1",
                owner);
    }

    /** What counts of what an owner shares; it changes with every change of agreement, profile and standing. */
    Mono<Long> revision(Transaction transaction, String owner) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("sharing_revision", Long.class)),
                "SELECT sharing_revision FROM jurisdiction WHERE code = $1",
                owner);
    }

    /** Waits for a withdrawal of the running owner that is being confirmed, and keeps the next one waiting. */
    Mono<Boolean> keepWithdrawals(Transaction transaction) {
        return transaction.one(row -> true, "SELECT keep_withdrawals(current_tenant())::text");
    }

    /** How many of some incidents the running owner still has and takes nothing back of. */
    Mono<Long> standing(Transaction transaction, String owner, List<UUID> incidents) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("standing", Long.class)),
                "SELECT count(*) AS standing FROM incident WHERE jurisdiction = $1 AND id = ANY ($2)"
                        + " AND state IN ('accepted', 'in-review', 'finalised', 'reopened')"
                        + " AND NOT EXISTS (SELECT FROM withdrawal_work WHERE jurisdiction = $1)",
                owner,
                incidents.toArray(UUID[]::new));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
