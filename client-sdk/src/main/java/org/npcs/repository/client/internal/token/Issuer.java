package org.npcs.repository.client.internal.token;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens come from.
 *
 * @param tokenEndpoint address to ask at
 * @param identifier the issuer, or null when only the endpoint is known
 * @param postOnly whether the issuer wants the secret in the body rather than in the Authorization header
 */
record Issuer(URI tokenEndpoint, @Nullable String identifier, boolean postOnly) {}
