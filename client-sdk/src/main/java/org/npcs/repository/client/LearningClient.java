package org.npcs.repository.client;

/** What members teach each other: the library, failures included; curricula of spaced questions; and rounds of learning. Nobody is ranked. */
public final class LearningClient {

    private final Calls calls;

    LearningClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the library: its items, and what the own member adopts and judges of them. */
    public Library library() {
        return new Library(calls);
    }

    /** Returns the curricula, and schedules that are computed from them. */
    public Curricula curricula() {
        return new Curricula(calls);
    }

    /** Returns the rounds of learning of the own member. */
    public Cohorts cohorts() {
        return new Cohorts(calls);
    }
}
