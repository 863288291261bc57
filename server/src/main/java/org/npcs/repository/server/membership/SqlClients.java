package org.npcs.repository.server.membership;

import static org.npcs.repository.server.platform.database.Transaction.nullable;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.AgreementStanding;
import org.npcs.repository.server.security.CallerStanding;
import org.npcs.repository.server.security.CallerStanding.Client;
import org.npcs.repository.server.security.ClientKind;
import reactor.core.publisher.Mono;

/** The table of clients. Row-level security shows a member its own and the operator all. */
final class SqlClients {

    private static final String COLUMNS = "client_id, jurisdiction, name, kind, scopes, key_expires_on, state, version";

    Mono<Client> find(Transaction transaction, String clientId) {
        return transaction.one(SqlClients::row, "SELECT " + COLUMNS + " FROM client WHERE client_id = $1", clientId);
    }

    Mono<Client> lock(Transaction transaction, String clientId) {
        return transaction.one(
                SqlClients::row, "SELECT " + COLUMNS + " FROM client WHERE client_id = $1 FOR UPDATE", clientId);
    }

    Mono<List<Client>> list(Transaction transaction, String after, int limit) {
        return transaction.list(
                SqlClients::row,
                "SELECT " + COLUMNS
                        + " FROM client WHERE (jurisdiction = current_tenant() OR current_tenant() = 'OPERATOR')"
                        + " AND client_id > $1 ORDER BY client_id LIMIT $2",
                after,
                limit);
    }

    Mono<Boolean> insert(Transaction transaction, Client made) {
        return transaction
                .execute(
                        "INSERT INTO client (client_id, jurisdiction, name, kind, scopes, key_expires_on)"
                                + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                        made.clientId(),
                        made.jurisdiction() == null ? Session.OPERATOR.code() : made.jurisdiction(),
                        made.name(),
                        made.kind().code(),
                        made.scopes().stream().sorted().toArray(String[]::new),
                        nullable(LocalDate.class, made.keyExpiresOn()))
                .map(rows -> rows == 1);
    }

    Mono<Client> changeState(Transaction transaction, String clientId, String state) {
        return transaction.one(
                SqlClients::row,
                "UPDATE client SET state = $2, version = version + 1 WHERE client_id = $1 RETURNING " + COLUMNS,
                clientId,
                state);
    }

    /** A client with the latest delegation of the jurisdiction that it acts for, as {@code client_standing} returns them. */
    static CallerStanding standing(Readable row) {
        var profile = row.get("profile_version", Integer.class);
        return new CallerStanding(
                row(row),
                row.get("delegation_id") == null ? null : SqlDelegations.standing(row),
                profile == null ? 0 : profile,
                new AgreementStanding(
                        row.get("agreement_version", String.class),
                        Objects.requireNonNullElse(row.get("agreement_state", String.class), "none"),
                        row.get("agreement_from", LocalDate.class),
                        row.get("agreement_until", LocalDate.class)));
    }

    private static Client row(Readable row) {
        var owner = Objects.requireNonNull(row.get("jurisdiction", String.class));
        var kind = ClientKind.valueOf(
                Objects.requireNonNull(row.get("kind", String.class)).toUpperCase(Locale.ROOT));
        return new Client(
                Objects.requireNonNull(row.get("client_id", String.class)),
                Objects.requireNonNull(row.get("name", String.class)),
                kind,
                kind == ClientKind.MEMBER ? owner : null,
                Set.of(Objects.requireNonNull(row.get("scopes", String[].class))),
                row.get("key_expires_on", LocalDate.class),
                Objects.requireNonNull(row.get("state", String.class)),
                Objects.requireNonNull(row.get("version", Integer.class)));
    }
}
