package org.npcs.repository.server.membership.partnership;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What the tables tell of memberships, and since when a jurisdiction is a member. */
final class SqlMemberships {

    private static final String ROLES =
            "ARRAY(SELECT DISTINCT p.role FROM team_position p WHERE p.jurisdiction = j.code"
                    + " AND p.since <= $2 AND (p.until IS NULL OR p.until > $2))";

    Mono<MembershipFacts> facts(Transaction transaction, String code, LocalDate today) {
        return transaction.one(
                SqlMemberships::facts,
                "SELECT j.member_from, j.member_until, j.agreement_state, j.live, " + ROLES
                        + " AS roles FROM jurisdiction j WHERE j.code = $1",
                code,
                today);
    }

    Mono<Long> begin(Transaction transaction, String code, LocalDate day) {
        return transaction.execute(
                "UPDATE jurisdiction SET member_from = $2, member_until = NULL WHERE code = $1", code, day);
    }

    Mono<Long> end(Transaction transaction, String code, LocalDate day) {
        return transaction.execute(
                "UPDATE jurisdiction SET member_until = $2 WHERE code = $1 AND member_from IS NOT NULL"
                        + " AND member_until IS NULL",
                code,
                day);
    }

    /** Whether a key of one of its clients is published, and whether it has a profile; read in its name. */
    Mono<List<Boolean>> prepared(Transaction transaction, String code) {
        return transaction.one(
                row -> List.of(truth(row, "key"), truth(row, "profile")),
                "SELECT EXISTS (SELECT FROM client_key k WHERE k.jurisdiction = $1 AND k.state = 'published') AS key,"
                        + " EXISTS (SELECT FROM profile p WHERE p.jurisdiction = $1) AS profile",
                code);
    }

    private static MembershipFacts facts(Readable row) {
        return new MembershipFacts(
                row.get("member_from", LocalDate.class),
                row.get("member_until", LocalDate.class),
                "executed".equals(row.get("agreement_state", String.class)),
                truth(row, "live"),
                List.of(Objects.requireNonNull(row.get("roles", String[].class))));
    }

    private static boolean truth(Readable row, String column) {
        return Boolean.TRUE.equals(row.get(column, Boolean.class));
    }
}
