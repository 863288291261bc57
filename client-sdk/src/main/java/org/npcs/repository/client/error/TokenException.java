package org.npcs.repository.client.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No access token could be had from the issuer. */
public final class TokenException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String fault;

    /**
     * Makes the exception.
     *
     * @param what the sentence on what went wrong, without any secret or answer
     */
    public TokenException(CallFacts facts, String what) {
        this(facts, what, null);
    }

    /**
     * Makes the exception.
     *
     * @param what the sentence on what went wrong, without any secret or answer
     * @param fault code of the fault that the issuer names, or null
     */
    public TokenException(CallFacts facts, String what, @Nullable String fault) {
        super(facts.sentence(what), facts, null);
        this.fault = fault;
    }

    /**
     * Returns the fault of the assertion where the issuer tells it, as the sandbox does: a code such as {@code key-retired}, with a
     * page at {@code /v1/errors/}.
     */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }
}
