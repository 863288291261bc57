package org.npcs.repository.server.exchange.change;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the feed.
 *
 * @param place place in the feed of the owner, counted from 1 without gaps
 * @param previousKey natural key before, where the change gave another
 * @param kind what happened
 * @param state state of the record after the change
 */
public record Change(
        long place,
        String noun,
        UUID recordId,
        String naturalKey,
        @Nullable String previousKey,
        int version,
        String kind,
        String state,
        Instant at,
        String requestId) {}
