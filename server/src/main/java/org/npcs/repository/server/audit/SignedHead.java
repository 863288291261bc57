package org.npcs.repository.server.audit;

import java.time.Instant;

/**
 * The last entry of a trail that was chained, as a signed statement.
 *
 * @param digest digest of the chain, in hexadecimal digits
 * @param at when it was signed
 * @param keyId the key that signed
 * @param statement the same as a compact JWS
 */
public record SignedHead(
        String jurisdiction, long sequence, String digest, Instant at, String keyId, String statement) {}
