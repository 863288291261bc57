package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a series is cut, and which part of it sets the limits.
 *
 * @param baselineUntil the last day of the baseline: in the phase that holds it, only values that start up to this day
 *     set centre and limits, which are then frozen; none if all values do
 * @param starts the first day of each phase after the first: every phase has its own centre and limits
 */
public record Phasing(@Nullable LocalDate baselineUntil, List<LocalDate> starts) {

    /** One phase, all of which sets the limits. */
    public static final Phasing NONE = new Phasing(null, List.of());

    /** The starts are kept in order of time, each once. */
    public Phasing {
        starts = starts.stream().distinct().sorted().toList();
    }

    /** The phase of a day, the first being 1. */
    int phaseOf(LocalDate day) {
        return 1 + (int) starts.stream().filter(start -> !start.isAfter(day)).count();
    }

    /** Whether a value that starts on this day sets the limits of its phase. */
    boolean setsLimits(LocalDate day) {
        return baselineUntil == null || phaseOf(day) != phaseOf(baselineUntil) || !day.isAfter(baselineUntil);
    }
}
