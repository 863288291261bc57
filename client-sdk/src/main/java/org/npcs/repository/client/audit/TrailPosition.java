package org.npcs.repository.client.audit;

/**
 * How far a trail has been verified. Keep it outside the repository, and go on from it the next time.
 *
 * @param sequence place of the last entry that was verified
 * @param digest digest of the chain at this place, in hexadecimal digits
 */
public record TrailPosition(long sequence, String digest) {

    /** Before the first entry. */
    public static final TrailPosition BEGIN = new TrailPosition(0, "0".repeat(64));
}
