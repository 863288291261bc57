package org.npcs.repository.server.analytics;

import java.util.Optional;
import org.npcs.repository.server.analytics.statistics.Proportions;

/**
 * A share with its interval of 95 percent after Wilson, for nouns that tell shares of their own.
 *
 * @param value the share, from 0 to 1
 * @param lower lower end of the interval
 * @param upper upper end of the interval
 */
public record ShareEstimate(double value, double lower, double upper) {

    /** The share of a part in its whole; none where the whole is empty. */
    public static Optional<ShareEstimate> of(long part, long whole) {
        return Proportions.proportion(part, whole).map(one -> new ShareEstimate(one.value(), one.lower(), one.upper()));
    }
}
