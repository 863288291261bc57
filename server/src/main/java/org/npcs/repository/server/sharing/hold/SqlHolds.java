package org.npcs.repository.server.sharing.hold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import reactor.core.publisher.Mono;

/** What holds keep. Triggers of the database stand before it; here it is said what they look at. */
final class SqlHolds {

    /** Stands for all incidents of the owner. */
    private static final UUID ALL = new UUID(0, 0);

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("set_by", String.class);
        facets.put("set_client", String.class);
        facets.put("released_client", String.class);
        return new SqlRecords(unitOfWork, "legal_hold", facets);
    }

    /** Says what a hold keeps that was just set. */
    Mono<Long> reach(Transaction transaction, Hold hold) {
        var incidents = hold.ofSome() ? hold.incidents() : List.of(ALL);
        return transaction.execute(
                "INSERT INTO hold_reach (jurisdiction, incident_id, hold_id) SELECT $1, u.id, $2 FROM unnest($3::uuid[]) AS u (id)",
                hold.stored().jurisdiction(),
                hold.stored().id(),
                incidents.toArray(UUID[]::new));
    }

    /** Says that a hold that was just released keeps nothing any more. */
    Mono<Long> letGo(Transaction transaction, Hold hold) {
        return transaction.execute(
                "DELETE FROM hold_reach WHERE jurisdiction = $1 AND hold_id = $2",
                hold.stored().jurisdiction(),
                hold.stored().id());
    }

    /** An incident that a hold names: its place in the list, and the state that it is in; empty when the owner has none. */
    record Named(int place, String state) {}

    /** What became of the incidents that a hold names. */
    Mono<List<Named>> named(Transaction transaction, String owner, List<UUID> incidents) {
        return transaction.list(
                row -> new Named(
                        Objects.requireNonNull(row.get("place", Integer.class)),
                        Objects.requireNonNull(row.get("state", String.class))),
                "SELECT (u.place - 1)::int AS place, coalesce(i.state, '') AS state FROM unnest($2::uuid[]) WITH ORDINALITY"
                        + " AS u (id, place) LEFT JOIN incident i ON i.jurisdiction = $1 AND i.id = u.id ORDER BY u.place",
                owner,
                incidents.toArray(UUID[]::new));
    }

    /** Whether the owner has a third-party request. */
    Mono<Boolean> requested(Transaction transaction, String owner, UUID request) {
        return transaction.one(
                row -> Objects.requireNonNull(row.get("there", Boolean.class)),
                "SELECT EXISTS (SELECT FROM third_party_request WHERE jurisdiction = $1 AND id = $2) AS there",
                owner,
                request);
    }
}
