package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Reads what members have stated of their teams. */
final class SqlTeams {

    /** Roles of a position on a day, by code; none for a position that is not on the team. */
    Mono<List<String>> roles(Transaction transaction, Holder holder, LocalDate day) {
        return transaction.list(
                row -> Objects.requireNonNull(row.get("role", String.class)),
                "SELECT role FROM team_position WHERE jurisdiction = $1 AND key = $2 AND since <= $3"
                        + " AND (until IS NULL OR until > $3)",
                holder.code(),
                holder.teamKey(),
                day);
    }
}
