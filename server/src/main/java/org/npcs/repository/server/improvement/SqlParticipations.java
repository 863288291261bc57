package org.npcs.repository.server.improvement;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Who takes part in priorities, in the database. */
final class SqlParticipations {

    /** In whose name those who joined are counted. */
    static final String COUNTING = "PRIORITIES";

    private SqlParticipations() {}

    /** How many members take part in each priority. The running transaction acts as {@link #COUNTING}. */
    static Mono<Map<UUID, Integer>> joined(Transaction transaction) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("priority_id", UUID.class)),
                                Objects.requireNonNull(row.get("members", Integer.class))),
                        "SELECT priority_id, count(*)::int AS members FROM priority_participation WHERE state = 'joined'"
                                + " GROUP BY priority_id")
                .map(SqlParticipations::byPriority);
    }

    /** Where a member stands in each priority. */
    static Mono<Map<UUID, String>> own(Transaction transaction, String member) {
        return transaction
                .list(
                        row -> Map.entry(
                                Objects.requireNonNull(row.get("priority_id", UUID.class)),
                                Objects.requireNonNull(row.get("state", String.class))),
                        "SELECT priority_id, state FROM priority_participation WHERE jurisdiction = $1",
                        member)
                .map(SqlParticipations::byPriority);
    }

    private static <T> Map<UUID, T> byPriority(List<Map.Entry<UUID, T>> rows) {
        return rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
