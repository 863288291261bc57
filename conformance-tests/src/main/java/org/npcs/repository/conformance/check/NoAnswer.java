package org.npcs.repository.conformance.check;

/** The product under test did not answer in time; that is its failure, and never hangs the kit. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception with a sentence for the report. */
    public NoAnswer(String message) {
        super(message);
    }
}
