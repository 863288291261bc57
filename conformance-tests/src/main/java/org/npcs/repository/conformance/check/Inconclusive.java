package org.npcs.repository.conformance.check;

/** Something that the check needs could not be arranged, so that nothing can be said about the requirement. */
public final class Inconclusive extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception with a sentence for the report. */
    public Inconclusive(String message) {
        super(message);
    }
}
