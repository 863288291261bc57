package org.npcs.repository.server.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How support works.
 *
 * @param figures figures by name, in multiples of five for members; figures that are not told are missing
 * @param byKind requests by kind, in the order of the code system
 * @param medianDaysToMatch median of the days from asking to the last match, or null
 */
public record SupportSummary(
        Map<String, Long> figures,
        Map<String, Long> byKind,
        @Nullable Double medianDaysToMatch) {}
