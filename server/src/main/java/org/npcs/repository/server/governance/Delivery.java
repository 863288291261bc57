package org.npcs.repository.server.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a communication came with a recipient.
 *
 * @param recipient who received it
 * @param deliveredAt when it was delivered
 * @param readAt when it was read first, or null
 * @param acknowledgedAt when it was acknowledged first, or null
 */
public record Delivery(
        Invited recipient,
        Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant acknowledgedAt) {

    /** How far it came, by code. */
    public String state() {
        return acknowledgedAt != null ? "acknowledged" : readAt != null ? "read" : "delivered";
    }
}
