package org.npcs.repository.server.membership;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.CallerStanding.Delegation;
import reactor.core.publisher.Mono;

/** The table of delegations. */
final class SqlDelegations {

    private static final String COLUMNS =
            "id, jurisdiction, client_id, scopes, from_date, until_date, state, version, granted_by";

    Mono<Delegation> find(Transaction transaction, String jurisdiction, UUID id) {
        return transaction.one(
                SqlDelegations::row,
                "SELECT " + COLUMNS + " FROM delegation WHERE jurisdiction = $1 AND id = $2",
                jurisdiction,
                id);
    }

    Mono<Delegation> lock(Transaction transaction, String jurisdiction, UUID id) {
        return transaction.one(
                SqlDelegations::row,
                "SELECT " + COLUMNS + " FROM delegation WHERE jurisdiction = $1 AND id = $2 FOR UPDATE",
                jurisdiction,
                id);
    }

    Mono<List<Delegation>> list(Transaction transaction, String jurisdiction, UUID before, int limit) {
        return transaction.list(
                SqlDelegations::row,
                "SELECT " + COLUMNS + " FROM delegation WHERE jurisdiction = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
                jurisdiction,
                before,
                limit);
    }

    Mono<Long> insert(Transaction transaction, Delegation made) {
        return transaction.execute(
                "INSERT INTO delegation (id, jurisdiction, client_id, scopes, from_date, until_date, state, granted_by)"
                        + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                made.id(),
                made.jurisdiction(),
                made.clientId(),
                made.scopes().stream().sorted().toArray(String[]::new),
                made.from(),
                made.until(),
                made.state(),
                made.grantedBy());
    }

    Mono<Delegation> changeState(Transaction transaction, Delegation delegation, String state) {
        return transaction.one(
                SqlDelegations::row,
                "UPDATE delegation SET state = $3, version = version + 1 WHERE jurisdiction = $1 AND id = $2 RETURNING "
                        + COLUMNS,
                delegation.jurisdiction(),
                delegation.id(),
                state);
    }

    /** The delegation columns of {@code client_standing}. */
    static Delegation standing(Readable row) {
        return new Delegation(
                Objects.requireNonNull(row.get("delegation_id", UUID.class)),
                Objects.requireNonNull(row.get("delegation_jurisdiction", String.class)),
                Objects.requireNonNull(row.get("client_id", String.class)),
                Set.of(Objects.requireNonNull(row.get("delegation_scopes", String[].class))),
                Objects.requireNonNull(row.get("from_date", LocalDate.class)),
                Objects.requireNonNull(row.get("until_date", LocalDate.class)),
                Objects.requireNonNull(row.get("delegation_state", String.class)),
                Objects.requireNonNull(row.get("delegation_version", Integer.class)),
                Objects.requireNonNull(row.get("granted_by", String.class)));
    }

    private static Delegation row(Readable row) {
        return new Delegation(
                Objects.requireNonNull(row.get("id", UUID.class)),
                Objects.requireNonNull(row.get("jurisdiction", String.class)),
                Objects.requireNonNull(row.get("client_id", String.class)),
                Set.of(Objects.requireNonNull(row.get("scopes", String[].class))),
                Objects.requireNonNull(row.get("from_date", LocalDate.class)),
                Objects.requireNonNull(row.get("until_date", LocalDate.class)),
                Objects.requireNonNull(row.get("state", String.class)),
                Objects.requireNonNull(row.get("version", Integer.class)),
                Objects.requireNonNull(row.get("granted_by", String.class)));
    }
}
