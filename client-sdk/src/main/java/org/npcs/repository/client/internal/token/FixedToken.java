package org.npcs.repository.client.internal.token;

import org.npcs.repository.client.auth.AnalystSecret;
import org.npcs.repository.client.internal.transport.Deadline;
import org.npcs.repository.client.internal.transport.TokenSource;

/**
 * The one token that there is; when it is refused, no other takes its place.
 *
 * @param secret the token
 */
public record FixedToken(AnalystSecret secret) implements TokenSource {

    @Override
    public String token(Deadline deadline) {
        return secret.token();
    }

    @Override
    public String tokenAfterRefusal(String refused, Deadline deadline) {
        return secret.token();
    }

    @Override
    public boolean renews() {
        return false;
    }
}
