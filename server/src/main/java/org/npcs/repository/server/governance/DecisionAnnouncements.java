package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** Tells all active members of decisions; the running transaction works for the operator's tenant. */
public interface DecisionAnnouncements {

    /**
     * Makes the communication of a decision to all active members, which waits to be sent; the one that is there already when
     * the decision has one.
     *
     * @param reference reference of the decision, which is over
     * @param title what the decision is called; screened before
     * @return identifier of the communication
     */
    Mono<UUID> announce(Transaction transaction, Caller caller, String reference, String title);

    /** When the communication of a decision was sent; empty until then. Any session may ask. */
    Mono<Instant> sentAt(Transaction transaction, String reference);
}
