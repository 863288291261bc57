package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Knows the decisions that were made in the repository. */
public interface AdoptedDecisions {

    /** Whether a reference names a decision that was adopted. */
    Mono<Boolean> adopted(Transaction transaction, String reference);
}
