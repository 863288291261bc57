package org.npcs.repository.server.governance;

import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Knows which decisions are not over, so that nothing of them is told outside. */
public interface OpenDecisions {

    /**
     * Whether a decision is under way; false for a reference that names none.
     *
     * @param reference reference of a decision, or identifier of the proposal that leads to it
     */
    Mono<Boolean> open(Transaction transaction, String reference);
}
