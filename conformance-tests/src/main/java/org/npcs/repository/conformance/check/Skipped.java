package org.npcs.repository.conformance.check;

/** The check is left out, for a reason of the closed list. It never counts as passed. */
public final class Skipped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SkipReason reason;

    /** Makes the exception. */
    public Skipped(SkipReason reason) {
        super(reason.sentence());
        this.reason = reason;
    }

    /** Returns why the check is left out. */
    public SkipReason reason() {
        return reason;
    }
}
