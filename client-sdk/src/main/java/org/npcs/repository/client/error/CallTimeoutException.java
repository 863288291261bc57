package org.npcs.repository.client.error;

import java.time.Duration;

/** The call did not end within its deadline. A write may have been stored: repeat it with the same idempotency key. */
public final class CallTimeoutException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public CallTimeoutException(CallFacts facts, Duration limit) {
        super(facts.sentence("no answer within " + limit.toMillis() + " ms"), facts, null);
    }
}
