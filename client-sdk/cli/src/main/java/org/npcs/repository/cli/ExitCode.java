package org.npcs.repository.cli;

import org.npcs.repository.client.error.BadRequestException;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.NotPermittedException;
import org.npcs.repository.client.error.RateLimitedException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.ServerUnavailableException;
import org.npcs.repository.client.error.TokenException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.error.UnauthenticatedException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.error.ValidationFailedException;

/** What a scheduler is told; those of an upload are the same numbers. */
final class ExitCode {

    /** All is in, or as it should be. */
    static final int OK = 0;

    /** Something was found: records rejected, findings, an export that failed, a trail that does not hold. */
    static final int FINDINGS = 1;

    /** The caller could not prove itself, or lacks a right. */
    static final int NOT_AUTHENTICATED = 2;

    /** The repository could not be reached, or had no time. */
    static final int NO_CONNECTION = 3;

    /** The repository refused: by an agreement, a profile, a state, or because there is no such thing. */
    static final int REFUSED = 4;

    /** The command was used wrongly, or a file is not what it should be. */
    static final int USAGE = 64;

    /** A fault of this program. */
    static final int BROKEN = 70;

    private ExitCode() {}

    /** Returns the code for what kept a call from its answer. */
    static int of(RepositoryException failure) {
        if (failure instanceof UsageException || failure instanceof BadRequestException && !failure.retryable()) {
            return USAGE;
        }
        if (failure instanceof ValidationFailedException) {
            return FINDINGS;
        }
        if (identity(failure)) {
            return NOT_AUTHENTICATED;
        }
        return passing(failure) ? NO_CONNECTION : REFUSED;
    }

    private static boolean identity(RepositoryException failure) {
        return failure instanceof UnauthenticatedException
                || failure instanceof TokenException && !failure.retryable()
                || failure instanceof NotPermittedException
                        && failure.code().filter("insufficient-scope"::equals).isPresent();
    }

    private static boolean passing(RepositoryException failure) {
        return failure.retryable()
                || failure instanceof TransportException
                || failure instanceof TokenException
                || failure instanceof CallTimeoutException
                || failure instanceof CallInterruptedException
                || failure instanceof RateLimitedException
                || failure instanceof ServerUnavailableException;
    }
}
