package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an export would hold.
 *
 * @param wanted what was asked for
 * @param asOf instant up to which records count
 * @param release release that would be exported, or null
 * @param rows how many rows
 * @param bytes how many bytes
 * @param exact whether nothing was estimated
 */
public record ExportEstimate(
        Wanted wanted, Instant asOf, @Nullable String release, long rows, long bytes, boolean exact) {}
