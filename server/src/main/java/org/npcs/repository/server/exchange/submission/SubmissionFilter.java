package org.npcs.repository.server.exchange.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions a list holds; null means any.
 *
 * @param receivedFrom earliest receipt
 * @param key key that the client gave
 */
public record SubmissionFilter(
        @Nullable String state,
        @Nullable Instant receivedFrom,
        @Nullable String key) {}
