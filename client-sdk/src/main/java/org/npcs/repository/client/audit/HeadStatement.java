package org.npcs.repository.client.audit;

import java.time.Instant;

/**
 * What a signed head says. It was made by {@link AuditTrailVerifier#head(String)}, so its signature holds.
 *
 * @param jurisdiction whose trail it is
 * @param sequence place of the last entry
 * @param digest digest of the chain at this place, in hexadecimal digits
 * @param at when it was signed
 */
public record HeadStatement(String jurisdiction, long sequence, String digest, Instant at) {}
