package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a chart with the centre and the limits that hold for it.
 *
 * @param position its place in the chart, the first being 1
 * @param label the period, or the day of the event that ended the interval
 * @param periodStart the first day of the period, or that day
 * @param n the count or part behind the value; none for measured values and intervals
 * @param denominator the whole or the exposure; none if there is none
 * @param value the plotted value; none if there was nothing to divide by
 * @param centre the centre line; none if the phase is too short
 * @param lower the lower limit; none if the chart or the phase has none
 * @param upper the upper limit; none if the chart or the phase has none
 * @param phase the number of the phase, the first being 1
 * @param signals the rules this very point takes part in
 */
public record ChartPoint(
        int position,
        String label,
        LocalDate periodStart,
        @Nullable Double n,
        @Nullable Double denominator,
        @Nullable Double value,
        @Nullable Double centre,
        @Nullable Double lower,
        @Nullable Double upper,
        int phase,
        List<RunRule> signals) {

    ChartPoint withSignal(RunRule rule) {
        var both = new ArrayList<>(signals);
        both.add(rule);
        return new ChartPoint(
                position, label, periodStart, n, denominator, value, centre, lower, upper, phase, List.copyOf(both));
    }
}
