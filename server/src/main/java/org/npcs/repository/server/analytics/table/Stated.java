package org.npcs.repository.server.analytics.table;

import java.util.Map;

/**
 * Two numbers that an owner states of a year.
 *
 * @param table the table that tells them
 * @param period identifier of the year, such as {@code 2025} or {@code FFY2025}
 * @param codes code by dimension
 * @param n what is counted
 * @param of what it is counted of
 */
public record Stated(String table, String period, Map<String, String> codes, long n, long of) {

    /** Both numbers with those of another statement of the same. */
    Stated and(Stated other) {
        return new Stated(table, period, codes, n + other.n, of + other.of);
    }
}
