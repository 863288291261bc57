package org.npcs.repository.client.internal.transport;

import org.npcs.repository.client.network.RetryPolicy;

/** A bucket of repetitions that all calls of a client share: each call fills in a little, each repetition takes one. */
final class RetryBudget {

    private final double capacity;
    private final double share;
    private double tokens;

    RetryBudget(RetryPolicy policy) {
        // Calls in good times must not save up for a storm.
        capacity = policy.budgetReserve();
        share = policy.budgetShare();
        tokens = capacity;
    }

    synchronized void call() {
        tokens = Math.min(capacity, tokens + share);
    }

    synchronized boolean take() {
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
