package org.npcs.repository.client;

import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.TokenSource;

/** Stands for a client that was given no credentials: it reads public data only. */
final class NoTokens implements TokenSource {

    @Override
    public String token(Deadline deadline) {
        throw new UsageException("this call needs credentials; give them to the builder of the client");
    }

    @Override
    public String tokenAfterRefusal(String refused, Deadline deadline) {
        return token(deadline);
    }
}
