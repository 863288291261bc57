package org.npcs.repository.server.membership;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Reads teams and members for work on other records. */
final class SqlTeams {

    /** Roles of a position on a day, in their order. */
    Mono<List<String>> roles(Transaction transaction, String jurisdiction, String key, LocalDate day) {
        return transaction.list(
                row -> text(row, "role"),
                "SELECT DISTINCT role FROM team_position WHERE jurisdiction = $1 AND key = $2 AND since <= $3"
                        + " AND (until IS NULL OR until > $3) ORDER BY role",
                jurisdiction,
                key,
                day);
    }

    /** Roles that the team has on a day, in their order. */
    Mono<List<String>> roles(Transaction transaction, String jurisdiction, LocalDate day) {
        return transaction.list(
                row -> text(row, "role"),
                "SELECT DISTINCT role FROM team_position WHERE jurisdiction = $1 AND since <= $2"
                        + " AND (until IS NULL OR until > $2) ORDER BY role",
                jurisdiction,
                day);
    }

    /** Codes of the members of a day, in their order. */
    Mono<List<String>> members(Transaction transaction, LocalDate day) {
        return transaction.list(
                row -> text(row, "code"),
                "SELECT code FROM jurisdiction WHERE member_from <= $1 AND (member_until IS NULL OR member_until > $1)"
                        + " ORDER BY code",
                day);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
