package org.npcs.repository.client;

/** What we teach: the library of what members share, failures included. */
public final class LearningClient {

    private final Calls calls;

    LearningClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the library: its items, and what the own member adopts and judges of them. */
    public Library library() {
        return new Library(calls);
    }
}
