package org.npcs.repository.server.incident;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import reactor.core.publisher.Mono;

/** Lets reviews follow their incidents; the noun {@code review} answers. */
public interface ReviewKeys {

    /** A review that went to another incident; its natural keys before and now. */
    record Moved(UUID id, String fromKey, String toKey) {}

    /** Makes a version of each review of the incident under the key that the incident has now. */
    Mono<Void> follow(Transaction transaction, Caller caller, StoredRecord incident, String reason);

    /**
     * Gives reviews of one incident to another; a number that is taken becomes the next free one.
     *
     * @param numbers reviews that move, or null for all
     * @throws org.npcs.repository.server.platform.problem.ProblemException {@code invalid-parameter} when a number is none
     */
    Mono<List<Moved>> move(
            Transaction transaction,
            Caller caller,
            StoredRecord from,
            StoredRecord to,
            @Nullable List<Integer> numbers,
            String reason);
}
