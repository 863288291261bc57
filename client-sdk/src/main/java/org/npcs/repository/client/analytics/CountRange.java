package org.npcs.repository.client.analytics;

/**
 * A count of which no more is told than that it lies between two numbers.
 *
 * @param least least that it may be
 * @param most most that it may be
 */
public record CountRange(long least, long most) {

    /** Returns whether the count is told exactly, as own data are. */
    public boolean exact() {
        return least == most;
    }

    /** Returns how many counts are possible. */
    public long width() {
        return most - least + 1;
    }

    /** Returns the range as people write it, such as {@code 26–30}. */
    @Override
    public String toString() {
        return exact() ? Long.toString(least) : least + "–" + most;
    }
}
