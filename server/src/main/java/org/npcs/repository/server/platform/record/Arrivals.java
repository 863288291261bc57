package org.npcs.repository.server.platform.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived for a span of days.
 *
 * @param records how many records
 * @param first when the first of them was stored, or null
 */
public record Arrivals(long records, @Nullable Instant first) {}
