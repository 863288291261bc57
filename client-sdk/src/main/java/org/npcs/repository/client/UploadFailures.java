package org.npcs.repository.client;

import org.npcs.repository.client.error.BadRequestException;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.RateLimitedException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.ServerUnavailableException;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.error.UnauthenticatedException;
import org.npcs.repository.client.error.ValidationFailedException;

/** Sorts failures of an upload: what passes, what says that nothing was stored, what to tell a scheduler. */
final class UploadFailures {

    private UploadFailures() {}

    static boolean passing(RepositoryException failure) {
        return failure.retryable()
                || failure instanceof CallTimeoutException
                || failure instanceof RateLimitedException
                || failure instanceof ServerUnavailableException;
    }

    /** Returns whether these bytes will be refused for ever, so that nothing of them is worth keeping. */
    static boolean lasting(RepositoryException failure) {
        return !failure.retryable()
                && (failure instanceof BadRequestException || failure instanceof ValidationFailedException);
    }

    static UploadOutcome outcome(RepositoryException failure) {
        boolean identity = failure instanceof UnauthenticatedException
                || failure instanceof TokenException && !failure.retryable()
                || failure instanceof NotPermittedException
                        && failure.code().filter("insufficient-scope"::equals).isPresent();
        if (identity) {
            return UploadOutcome.NOT_AUTHENTICATED;
        }
        boolean network = failure instanceof TransportException || failure instanceof TokenException;
        return network || passing(failure) ? UploadOutcome.NO_CONNECTION : UploadOutcome.REFUSED;
    }
}
