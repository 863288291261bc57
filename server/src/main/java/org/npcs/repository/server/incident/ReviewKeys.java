package org.npcs.repository.server.incident;

import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** Lets the reviews of an incident follow its key; the noun {@code review} answers. */
public interface ReviewKeys {

    /** Makes a version of each review of the incident under the key that the incident has now. */
    Mono<Void> follow(Transaction transaction, Caller caller, StoredRecord incident, String reason);
}
