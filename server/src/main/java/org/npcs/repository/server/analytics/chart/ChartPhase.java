package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a chart with its own centre and limits.
 *
 * @param number the first phase is 1
 * @param start the first day of its first value
 * @param points how many values it has
 * @param basis how many of them set centre and limits
 * @param provisional whether these are fewer than twelve, so that the limits will still move
 * @param runs what the runs rules saw; none if fewer than ten values lie off the centre
 */
public record ChartPhase(
        int number,
        LocalDate start,
        int points,
        int basis,
        boolean provisional,
        @Nullable RunCounts runs) {}
