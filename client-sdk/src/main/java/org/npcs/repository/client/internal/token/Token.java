package org.npcs.repository.client.internal.token;

import java.util.List;

/**
 * An access token with the moments of its life, by the running time of this machine.
 *
 * @param value the token
 * @param scopes scopes that the issuer named; empty when it named none
 * @param refreshAt from when on a new one is fetched beside the calls
 * @param endsAt from when on it is not sent any more
 */
record Token(String value, List<String> scopes, long refreshAt, long endsAt) {

    @Override
    public String toString() {
        return "Token";
    }
}
