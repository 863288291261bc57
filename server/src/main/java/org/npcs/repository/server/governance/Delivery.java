package org.npcs.repository.server.governance;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
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

    static Delivery of(Readable row) {
        var key = Objects.requireNonNull(row.get("team_key", String.class));
        return new Delivery(
                new Invited(
                        Objects.requireNonNull(row.get("capacity", String.class)),
                        Objects.requireNonNull(row.get("holder", String.class)),
                        key.isEmpty() ? null : key,
                        row.get("client_id", String.class)),
                Objects.requireNonNull(row.get("delivered_at", Instant.class)),
                row.get("read_at", Instant.class),
                row.get("acknowledged_at", Instant.class));
    }

    /** How far it came, by code. */
    public String state() {
        return acknowledgedAt != null ? "acknowledged" : readAt != null ? "read" : "delivered";
    }
}
