package org.npcs.repository.client.auth;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to ask the issuer for, and where.
 *
 * @param tokenEndpoint address of the token endpoint; null to find it through the metadata of the service and of its issuer
 * @param audience whom a signed assertion is for; null for the issuer, or the endpoint where that is all that is known
 * @param scopes scopes to ask for; empty for all that the client may have
 */
public record TokenSettings(
        @Nullable URI tokenEndpoint, @Nullable String audience, List<String> scopes) {

    /** Everything by discovery, all scopes. */
    public static final TokenSettings DISCOVERED = new TokenSettings(null, null, List.of());

    /** Keeps its own copy of the scopes. */
    public TokenSettings {
        scopes = List.copyOf(scopes);
    }

    /** Returns a copy with a fixed token endpoint; nothing is looked up then. */
    public TokenSettings withTokenEndpoint(URI endpoint) {
        return new TokenSettings(endpoint, audience, scopes);
    }

    /** Returns a copy with another audience of assertions. */
    public TokenSettings withAudience(String other) {
        return new TokenSettings(tokenEndpoint, other, scopes);
    }

    /** Returns a copy that asks for these scopes only. */
    public TokenSettings withScopes(String... only) {
        return new TokenSettings(tokenEndpoint, audience, List.of(only));
    }
}
