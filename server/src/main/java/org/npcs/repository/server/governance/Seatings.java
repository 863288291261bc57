package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads who sits and leads while nobody else gives or takes a seat, an office or a role. */
@Component
final class Seatings {

    private final SqlGovernance sql;
    private final CharterInForce charters;
    private final RepositoryClock clock;
    private final SqlSeats seats = new SqlSeats();

    Seatings(SqlGovernance sql, CharterInForce charters, RepositoryClock clock) {
        this.sql = sql;
        this.charters = charters;
        this.clock = clock;
    }

    /**
     * A committee while it is locked.
     *
     * @param key its key
     * @param executive whether it is the Executive Committee
     * @param charter the charter in force
     * @param now who sits and leads
     */
    record Committee(String key, boolean executive, Charter charter, Seating now) {

        CharterSettings settings() {
            return charter.settings();
        }
    }

    /** Waits for whoever gives or takes seats just now. */
    Mono<Void> alone(Transaction transaction) {
        return seats.alone(transaction).then();
    }

    /** A committee, locked until the transaction ends; {@code not-found} when there is none. */
    Mono<Committee> of(Transaction transaction, String key) {
        return alone(transaction)
                .then(Mono.defer(() -> sql.committees.beside(transaction, AsOperator.OWNER, key)))
                .switchIfEmpty(Mono.error(SqlGovernance::missing))
                .then(Mono.defer(() -> locked(transaction, key)));
    }

    /** What is known of a committee, set up or not; the caller holds the lock. */
    Mono<Committee> locked(Transaction transaction, String key) {
        var executive = key.equals(Seats.EXECUTIVE);
        return charters.at(transaction, clock.now())
                .flatMap(charter -> seats.terms(transaction, key).flatMap(terms -> seats.offices(transaction, key)
                        .flatMap(offices -> seats.roles(transaction, RoleHolder.ADVISOR)
                                .map(advisors -> new Committee(
                                        key, executive, charter, new Seating(executive, terms, offices, advisors))))));
    }
}
