package org.npcs.repository.server.exchange.submission;

import org.jspecify.annotations.Nullable;

/**
 * Which results a list holds; null means any.
 *
 * @param cause identifier of a cause that they have
 * @param withFindings whether only those with findings
 */
public record ResultFilter(
        @Nullable String outcome, @Nullable String cause, boolean withFindings) {}
