package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value before it has limits, one per period or per interval between events. */
record Value(
        String label,
        LocalDate start,
        @Nullable Double n,
        @Nullable Double denominator,
        @Nullable Double plotted) {

    /** The values of the periods; a period without anything to divide by has no value. */
    static List<Value> ofPeriods(SpcSeries series) {
        return series.periods().stream()
                .map(one -> new Value(
                        one.label(),
                        one.start(),
                        series.kind() == SeriesKind.MEASUREMENT ? null : (Double) one.amount(),
                        one.denominator(),
                        plotted(one, series.per())))
                .toList();
    }

    private static @Nullable Double plotted(Observation one, double per) {
        Double denominator = one.denominator();
        if (denominator == null) {
            return one.amount();
        }
        return denominator == 0 ? null : (Double) (one.amount() / denominator * per);
    }

    /** The intervals between successive events: opportunities if all are known, otherwise days. */
    static List<Value> ofIntervals(SpcSeries series) {
        boolean opportunities = knowsOpportunities(series);
        var values = new ArrayList<Value>();
        for (int i = 1; i < series.events().size(); i++) {
            var event = series.events().get(i);
            Long since = event.opportunities();
            long days = event.date().toEpochDay()
                    - series.events().get(i - 1).date().toEpochDay();
            double interval = opportunities && since != null ? since : days;
            values.add(new Value(event.date().toString(), event.date(), null, null, interval));
        }
        return values;
    }

    /** Whether every interval is known in opportunities. */
    static boolean knowsOpportunities(SpcSeries series) {
        return series.events().size() > 1
                && series.events().stream().skip(1).allMatch(event -> event.opportunities() != null);
    }
}
