package org.npcs.repository.server.governance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.database.Transaction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the version of the charter by which something is decided. */
@Component
public final class CharterInForce {

    CharterInForce() {}

    /** The charter in force at an instant; {@link Charter#NONE} while there is none. */
    public Mono<Charter> at(Transaction transaction, Instant instant) {
        return transaction
                .one(
                        row -> Charter.of(
                                Objects.requireNonNull(row.get("natural_key", String.class)),
                                StrictJson.parse(Objects.requireNonNull(row.get("content", String.class))
                                        .getBytes(StandardCharsets.UTF_8))),
                        "SELECT natural_key, content FROM charter_version WHERE in_force_from <= $1"
                                + " AND (in_force_until IS NULL OR in_force_until > $1)",
                        Days.of(instant))
                .defaultIfEmpty(Charter.NONE);
    }
}
