package org.npcs.repository.server.analytics.statistics;

/**
 * A count that is known only to lie between two whole numbers, as disclosure control prints it.
 *
 * @param least the smallest value it may have
 * @param most the largest value it may have
 */
public record CountRange(long least, long most) {

    /** A range is never empty and never negative. */
    public CountRange {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("a range of counts runs upwards from 0 or more");
        }
    }

    /** A count that is known exactly. */
    public static CountRange exactly(long count) {
        return new CountRange(count, count);
    }
}
