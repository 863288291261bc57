package org.npcs.repository.server.governance;

import java.time.Instant;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the version of the charter by which something is decided. */
@Component
public final class CharterInForce {

    private final SqlSeats sql = new SqlSeats();

    CharterInForce() {}

    /** The charter in force at an instant; {@link Charter#NONE} while there is none. */
    public Mono<Charter> at(Transaction transaction, Instant instant) {
        return sql.charter(transaction, Days.of(instant)).defaultIfEmpty(Charter.NONE);
    }
}
