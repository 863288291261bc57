package org.npcs.repository.server.exchange.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message on its way.
 *
 * @param id identifier, the {@code webhook-id} of the message
 * @param jurisdiction the owner
 * @param type what it tells
 * @param state {@code pending}, {@code sending}, {@code delivered} or {@code failed}
 * @param tried attempts since it was made or replayed
 * @param createdAt when it was made
 * @param nextAt when it is sent next, at the earliest
 * @param attempts the latest attempts, oldest first
 */
public record Delivery(
        UUID id,
        String jurisdiction,
        String type,
        String state,
        int tried,
        Instant createdAt,
        @Nullable Instant nextAt,
        List<Attempt> attempts) {

    static final String CHANGES = "changes.available";
    static final String PING = "webhook.ping";
    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    /**
     * One attempt.
     *
     * @param status status of the answer, where there was one
     */
    public record Attempt(
            Instant at, String outcome, @Nullable Integer status) {}

    /** Address of the change feed that it tells of. */
    public String feed() {
        return "/v1/jurisdictions/" + jurisdiction + "/changes";
    }

    /** Whether it is not sent any more. */
    boolean ended() {
        return state.equals(DELIVERED) || state.equals(FAILED);
    }

    Delivery with(List<Attempt> made) {
        return new Delivery(id, jurisdiction, type, state, tried, createdAt, nextAt, made);
    }
}
