package org.npcs.repository.client.error;

/** The calling thread was interrupted. Its interrupt flag is set again; no further request is sent. */
public final class CallInterruptedException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public CallInterruptedException(CallFacts facts) {
        super(facts.sentence("interrupted"), facts, null);
    }
}
