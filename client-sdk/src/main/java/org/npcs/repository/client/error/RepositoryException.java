package org.npcs.repository.client.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call did not bring what was asked for. {@link ProblemException} and its kinds are refusals by the repository; the other
 * kinds say that there was no such answer. No message, and no cause, holds a body, a header, an address or a value
 * that was sent.
 */
public abstract sealed class RepositoryException extends RuntimeException
        permits ProblemException,
                TransportException,
                CallTimeoutException,
                CallInterruptedException,
                DecodingException,
                TokenException,
                UsageException {

    private static final long serialVersionUID = 1L;

    private final transient CallFacts facts;

    RepositoryException(String message, CallFacts facts, @Nullable Throwable cause) {
        super(message, cause);
        this.facts = facts;
    }

    /** Returns everything that is known about the call. */
    public final CallFacts facts() {
        return facts;
    }

    /** Returns the HTTP status, or 0 when there was no answer. */
    public final int status() {
        return facts.status();
    }

    /** Returns the problem code of the catalogue, such as {@code version-mismatch}. */
    public final Optional<String> code() {
        return Optional.ofNullable(facts.code());
    }

    /** Returns the identifier under which the repository logged the request; give it to the operator. */
    public final Optional<String> requestId() {
        return Optional.ofNullable(facts.requestId());
    }

    /** Returns how many times the request was sent; 0 when it never left. */
    public final int attempts() {
        return facts.attempts();
    }

    /** Returns whether the same call, with the same idempotency key, may succeed later. */
    public final boolean retryable() {
        return facts.retryable();
    }

    /** Returns the key under which the same call may be made again without a second effect. */
    public final Optional<String> idempotencyKey() {
        return Optional.ofNullable(facts.idempotencyKey());
    }

    /** Returns how long the repository asked to wait before the next try. */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(facts.retryAfter());
    }
}
