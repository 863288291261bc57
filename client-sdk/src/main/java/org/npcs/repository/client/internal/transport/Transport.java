package org.npcs.repository.client.internal.transport;

/** Sends a request and brings its answer, whatever its status. */
@FunctionalInterface
public interface Transport {

    /**
     * Sends.
     *
     * @throws NoAnswerException when one sending brought no answer
     * @throws org.npcs.repository.client.error.RepositoryException when the call is over without one
     */
    Answer send(Request request);
}
