package org.npcs.repository.client;

/** How an upload ended, with the exit code that tells a scheduler. */
public enum UploadOutcome {
    /** Every record is in, or waits for its parent. */
    ALL_IN(0),
    /** There was no record to send. */
    EMPTY(0),
    /** Some records, or all, were rejected; the others are in. */
    SOME_REJECTED(1),
    /** The client could not prove itself, or lacks a right. What was not sent stays in the outbox. */
    NOT_AUTHENTICATED(2),
    /** The repository could not be reached for too long. What was not sent stays in the outbox. */
    NO_CONNECTION(3),
    /** The repository refused an upload as a whole: its form, its key, its mode, or on whose behalf it came. */
    REFUSED(4);

    private final int exitCode;

    UploadOutcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Returns the exit code. */
    public int exitCode() {
        return exitCode;
    }
}
