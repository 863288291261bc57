package org.npcs.repository.client.internal.token;

import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.Deadline;

/** Gets a new token each time. */
public interface TokenFetch {

    /** Returns a new token. */
    Token token(Deadline deadline);

    /** Reads the clock of whoever answered. */
    default void observe(Answer answer) {}
}
