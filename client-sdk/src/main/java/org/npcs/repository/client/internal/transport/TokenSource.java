package org.npcs.repository.client.internal.transport;

/** Where access tokens come from. */
public interface TokenSource {

    /** Returns a token that is good now, waiting for one if need be. */
    String token(Deadline deadline);

    /** Returns another token than the one that was refused. */
    String tokenAfterRefusal(String refused, Deadline deadline);

    /** Returns whether there can be another token than the one that was refused. */
    default boolean renews() {
        return true;
    }

    /** Reads the clock of whoever answered. */
    default void observe(Answer answer) {}
}
