package org.npcs.repository.server.incident;

import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** What an incident needs to know of its reviews before it is finalised; the noun {@code review} answers. */
public interface ReviewProgress {

    /** Whether any review of the incident is neither finalised nor cancelled. */
    Mono<Boolean> underWay(Transaction transaction, String owner, UUID incidentId);
}
