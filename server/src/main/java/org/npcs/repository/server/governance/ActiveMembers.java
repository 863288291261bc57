package org.npcs.repository.server.governance;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.platform.database.Transaction;
import reactor.core.publisher.Mono;

/** Knows which jurisdictions are active members. */
public interface ActiveMembers {

    /** Codes of the members that are active at an instant, in their order. */
    Mono<List<String>> at(Transaction transaction, Instant instant);
}
