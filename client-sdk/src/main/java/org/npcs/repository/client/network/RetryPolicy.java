package org.npcs.repository.client.network;

import java.time.Duration;

/**
 * How often and how fast a call is repeated. Only calls whose repetition has no second effect are ever repeated.
 *
 * @param maxAttempts most sendings of one call, the first included; 1 turns repeating off
 * @param firstDelay upper bound of the random wait before the second attempt; doubles with each further one
 * @param maxDelay upper bound that the doubling stops at
 * @param maxRetryAfter longest wait that is accepted when the repository asks for one; for a longer one the call ends at
 *     once and the exception carries the wish
 * @param budgetReserve repetitions that are always possible, so that a program that calls rarely can repeat too
 * @param budgetShare repetitions that each further call earns: 0.1 keeps the extra load on a sick server below a tenth
 */
public record RetryPolicy(
        int maxAttempts,
        Duration firstDelay,
        Duration maxDelay,
        Duration maxRetryAfter,
        int budgetReserve,
        double budgetShare) {

    /** Five attempts, half a second doubling to 20 seconds, waits of up to a minute on request. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60), 10, 0.1);

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);

    /** Refuses what makes no sense. */
    public RetryPolicy {
        if (maxAttempts < 1
                || firstDelay.isNegative()
                || maxDelay.isNegative()
                || maxRetryAfter.isNegative()
                || budgetReserve < 0
                || budgetShare < 0) {
            throw new IllegalArgumentException("a retry policy needs one attempt or more and no negative figure");
        }
    }

    /** Returns this policy with another number of attempts. */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstDelay, maxDelay, maxRetryAfter, budgetReserve, budgetShare);
    }

    /** Returns this policy with another longest wait on request. */
    public RetryPolicy withMaxRetryAfter(Duration longest) {
        return new RetryPolicy(maxAttempts, firstDelay, maxDelay, longest, budgetReserve, budgetShare);
    }
}
