package org.npcs.repository.server.analytics.disclosure;

/** The cells cannot be made safe: nothing of them is printed. The message names no cell and no figure. */
public final class NotReleasable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The reason, for the steward. */
    public NotReleasable(String reason) {
        super(reason);
    }
}
