package org.npcs.repository.server.exchange.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt. Nothing of the answer's body is looked at.
 *
 * @param outcome code of the contract
 * @param status status of the answer, where there was one
 * @param asked how long the receiver asked to wait
 */
record Answered(
        String outcome, @Nullable Integer status, @Nullable Duration asked) {

    private static final String GONE = "gone";

    static Answered without(String outcome) {
        return new Answered(outcome, null, null);
    }

    static Answered of(int status, @Nullable Duration asked) {
        return new Answered(
                status / 100 == 2
                        ? Delivery.DELIVERED
                        : status == 410 ? GONE : status / 100 == 3 ? "redirected" : "refused",
                status,
                asked);
    }

    boolean delivered() {
        return outcome.equals(Delivery.DELIVERED);
    }

    /** Whether the receiver wants no more hints. */
    boolean gone() {
        return outcome.equals(GONE);
    }
}
