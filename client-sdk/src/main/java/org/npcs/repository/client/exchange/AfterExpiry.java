package org.npcs.repository.client.exchange;

/** What to do when the committed position is older than what the repository keeps. */
public enum AfterExpiry {
    /** Stop with the exception: somebody has to decide. */
    STOP,
    /** Go on from the oldest change that is kept; the program has read all records anew. */
    FROM_OLDEST,
    /** Go on from what happens next; the program has read all records anew. */
    FROM_NOW
}
