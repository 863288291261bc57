package org.npcs.repository.client.error;

/** The library was used in a way that would form a bad request. Nothing was sent. */
public final class UsageException extends RepositoryException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception; the message must not repeat a value that may be data. */
    public UsageException(String message) {
        super(message, CallFacts.unanswered("usage", 0, false), null);
    }
}
