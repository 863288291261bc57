package org.npcs.repository.sandbox;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.ExpendedJTIChecker;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.JWTID;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;

/** Remembers assertions until they end, so that each is good for one token. */
record UsedAssertions(RepositoryClock clock, Map<String, Instant> seen) implements ExpendedJTIChecker<List<JWK>> {

    UsedAssertions(RepositoryClock clock) {
        this(clock, new ConcurrentHashMap<>());
    }

    boolean contains(String client, String id) {
        seen.values().removeIf(expiry -> expiry.isBefore(clock.now()));
        return seen.containsKey(client + ' ' + id);
    }

    @Override
    public boolean isExpended(
            JWTID id, ClientID client, ClientAuthenticationMethod method, @Nullable Context<List<JWK>> context) {
        return contains(client.getValue(), id.getValue());
    }

    @Override
    public void markExpended(
            JWTID id,
            Date expiry,
            ClientID client,
            ClientAuthenticationMethod method,
            @Nullable Context<List<JWK>> context) {
        seen.put(client.getValue() + ' ' + id.getValue(), expiry.toInstant());
    }
}
