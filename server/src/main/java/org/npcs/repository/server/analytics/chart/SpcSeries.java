package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure over time, from which a chart is chosen and computed.
 *
 * @param title what the chart shows
 * @param valueLabel what the values are, with their unit
 * @param kind what the amounts are
 * @param per how many units of exposure a rate is for; 1 for all other kinds
 * @param periods the observations, kept in order of time
 * @param events the single events behind rare counts, kept in order of time; empty if their days are not known
 * @param observedUntil the last day on which an event would have been seen
 * @param phasing cuts and baseline
 * @param annotations moments to be marked
 */
public record SpcSeries(
        String title,
        String valueLabel,
        SeriesKind kind,
        double per,
        List<Observation> periods,
        List<RareEvent> events,
        @Nullable LocalDate observedUntil,
        Phasing phasing,
        List<ChartAnnotation> annotations) {

    /** Denominators are there if the kind has them, and lists are in order of time. */
    public SpcSeries {
        periods = periods.stream()
                .sorted(Comparator.comparing(Observation::start))
                .toList();
        events = events.stream().sorted(Comparator.comparing(RareEvent::date)).toList();
        annotations = annotations.stream()
                .sorted(Comparator.comparing(ChartAnnotation::date))
                .toList();
        boolean divided = kind == SeriesKind.PROPORTION || kind == SeriesKind.RATE;
        if (!(per > 0) || (kind != SeriesKind.RATE && per != 1)) {
            throw new IllegalArgumentException("only a rate is for several units of exposure");
        }
        for (Observation one : periods) {
            if (divided != (one.denominator() != null)) {
                throw new IllegalArgumentException("proportions and rates have denominators, others have none");
            }
            if (kind != SeriesKind.MEASUREMENT && one.amount() < 0) {
                throw new IllegalArgumentException("a count is not negative");
            }
            if (kind == SeriesKind.PROPORTION && one.denominator() != null && one.amount() > one.denominator()) {
                throw new IllegalArgumentException("a part is not larger than its whole");
            }
        }
    }

    /** A series without single events, cuts and marks. */
    public static SpcSeries of(String title, String valueLabel, SeriesKind kind, List<Observation> periods) {
        return new SpcSeries(title, valueLabel, kind, 1, periods, List.of(), null, Phasing.NONE, List.of());
    }

    /** The same for rates per this many units of exposure. */
    public SpcSeries per(double units) {
        return new SpcSeries(title, valueLabel, kind, units, periods, events, observedUntil, phasing, annotations);
    }

    /** The same with the single events behind the counts, seen up to a day. */
    public SpcSeries withEvents(List<RareEvent> single, LocalDate until) {
        return new SpcSeries(title, valueLabel, kind, per, periods, single, until, phasing, annotations);
    }

    /** The same with cuts and a baseline. */
    public SpcSeries withPhasing(Phasing cuts) {
        return new SpcSeries(title, valueLabel, kind, per, periods, events, observedUntil, cuts, annotations);
    }

    /** The same with marked moments. */
    public SpcSeries withAnnotations(List<ChartAnnotation> marks) {
        return new SpcSeries(title, valueLabel, kind, per, periods, events, observedUntil, phasing, marks);
    }
}
