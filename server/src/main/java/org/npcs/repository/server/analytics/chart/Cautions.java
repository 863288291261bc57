package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;

/** What a reader must know before drawing a conclusion from a chart. */
final class Cautions {

    private static final String SIGNAL =
            "A signal says that something changed, not why, and not whether it is better or worse.";
    private static final String REPORTED = "Reported events are not all events: the numbers are not incidence.";

    private Cautions() {}

    static List<String> of(SpcSeries series, ChartChoice choice, List<Value> values, List<ChartPhase> phases) {
        var cautions = new ArrayList<String>();
        cautions.add(SIGNAL);
        if (series.kind() != SeriesKind.MEASUREMENT) {
            cautions.add(REPORTED);
        }
        if (phases.stream().anyMatch(ChartPhase::provisional)) {
            cautions.add(Words.say(
                    "A phase with fewer than %d values has provisional limits or none.", SpcChooser.LEAST_FOR_LIMITS));
        }
        long without = values.stream().filter(value -> value.plotted() == null).count();
        if (without > 0) {
            cautions.add(
                    without == 1
                            ? "One period has nothing to divide by and is not plotted."
                            : without + " periods have nothing to divide by and are not plotted.");
        }
        if (!choice.betweenEvents() && SpcChooser.isRare(series)) {
            cautions.add("The counts are small, so limits are rough and a lower limit may be out of reach; "
                    + "the days of the events would allow a chart of the time between them.");
        }
        if (choice.betweenEvents()) {
            cautions.add("High values mean long intervals, that is, fewer events.");
        }
        return List.copyOf(cautions);
    }
}
