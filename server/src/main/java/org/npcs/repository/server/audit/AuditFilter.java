package org.npcs.repository.server.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null for any.
 *
 * @param from of this time or later
 * @param to before this time
 */
public record AuditFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String action,
        @Nullable String clientId,
        @Nullable String outcome,
        @Nullable UUID recordId) {}
