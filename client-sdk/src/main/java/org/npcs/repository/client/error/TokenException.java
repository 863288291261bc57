package org.npcs.repository.client.error;

/** No access token could be had from the issuer. */
public final class TokenException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param what the sentence on what went wrong, without any secret or answer
     */
    public TokenException(CallFacts facts, String what) {
        super(facts.sentence(what), facts, null);
    }
}
