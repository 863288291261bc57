package org.npcs.repository.server.membership.golive;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What the tables tell about the way of a member; read in the member's name. */
final class SqlGoLive {

    Mono<Facts> facts(Transaction transaction, String member, LocalDate today) {
        return transaction.one(
                SqlGoLive::facts,
                "SELECT j.agreement_state, coalesce((SELECT a.state FROM agreement a WHERE a.jurisdiction = $1"
                        + " AND a.kind = 'data-sharing' ORDER BY a.number DESC LIMIT 1), 'none') AS agreement_latest,"
                        + " j.sharing_profile_state, j.live,"
                        + " EXISTS (SELECT FROM client c WHERE c.jurisdiction = $1 AND c.state = 'active') OR EXISTS"
                        + " (SELECT FROM delegation d WHERE d.jurisdiction = $1 AND d.state = 'granted'"
                        + " AND $2 BETWEEN d.from_date AND d.until_date) AS callers,"
                        + " EXISTS (SELECT FROM incident i WHERE i.jurisdiction = $1"
                        + " AND i.state NOT IN ('provisional', 'voided', 'merged', 'withdrawn')) AS records"
                        + " FROM jurisdiction j WHERE j.code = $1",
                member,
                today);
    }

    /** What a member that is not live has stored is hidden from others with the same commit. */
    Mono<Long> live(Transaction transaction, String member, boolean live) {
        return transaction.execute("UPDATE jurisdiction SET live = $2 WHERE code = $1", member, live);
    }

    private static Facts facts(Readable row) {
        return new Facts(
                truth(row, "callers"),
                Objects.requireNonNull(row.get("agreement_state", String.class)),
                Objects.requireNonNull(row.get("agreement_latest", String.class)),
                Objects.requireNonNull(row.get("sharing_profile_state", String.class)),
                truth(row, "records"),
                truth(row, "live"));
    }

    private static boolean truth(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }
}
