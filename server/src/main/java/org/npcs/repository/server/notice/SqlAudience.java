package org.npcs.repository.server.notice;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** The audience of notices in the database. A member sees its own row there, whoever counts sees those of all. */
final class SqlAudience {

    /** In whose name the audience as a whole is counted. */
    static final String COUNTING = "NOTICES";

    /** Everybody in the audience, in the order of codes. */
    Mono<List<Standing>> all(Transaction transaction, UUID notice) {
        return transaction.list(
                SqlAudience::standing,
                "SELECT * FROM notice_audience WHERE notice_id = $1 ORDER BY jurisdiction",
                notice);
    }

    /** Where a member stands with each notice that was issued to it. */
    Mono<Map<UUID, String>> own(Transaction transaction, String member) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("notice_id", UUID.class)),
                                Objects.requireNonNull(row.get("state", String.class))),
                        "SELECT notice_id, state FROM notice_audience WHERE jurisdiction = $1",
                        member)
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** How far members are with each notice. */
    Mono<Map<UUID, NoticeProgress>> progress(Transaction transaction) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("notice_id", UUID.class)),
                                new NoticeProgress(
                                        Objects.requireNonNull(row.get("answered", Integer.class)),
                                        Objects.requireNonNull(row.get("done", Integer.class)))),
                        "SELECT notice_id, count(*) FILTER (WHERE answered_at IS NOT NULL)::int AS answered,"
                                + " count(*) FILTER (WHERE state = 'action-done')::int AS done FROM notice_audience GROUP BY notice_id")
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The notices that were issued to a member, behind one of them, in the order in which they were first stored. */
    Mono<List<UUID>> issuedTo(Transaction transaction, String member, String after, int limit) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("notice_id", UUID.class)),
                "SELECT notice_id FROM notice_audience WHERE jurisdiction = $1 AND notice_id > $2"
                        + " ORDER BY notice_id LIMIT " + limit,
                member,
                after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after));
    }

    /** Locks the place of a member in the audience, so that twins come one after the other; empty when it has none. */
    Mono<Boolean> lock(Transaction transaction, String member, UUID notice) {
        return transaction.one(
                row -> true,
                "SELECT notice_id FROM notice_audience WHERE jurisdiction = $1 AND notice_id = $2 FOR UPDATE",
                member,
                notice);
    }

    private static Standing standing(Readable row) {
        return new Standing(
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                Objects.requireNonNull(row.get("kind", String.class)),
                Objects.requireNonNull(row.get("state", String.class)),
                row.get("at", Instant.class),
                row.get("edition", Integer.class),
                row.get("planned_for", LocalDate.class),
                row.get("acknowledged_at", Instant.class),
                row.get("answered_at", Instant.class),
                row.get("adopted", String.class),
                row.get("note", String.class),
                row.get("note_for", String.class));
    }
}
