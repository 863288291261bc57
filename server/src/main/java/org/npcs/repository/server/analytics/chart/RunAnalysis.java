package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** The runs rules of Anhøj and Olesen (2014) in one phase: values on the centre itself count for neither side. */
final class RunAnalysis {

    /** Below this the rules were not examined. */
    private static final int LEAST_USEFUL = 10;

    private static final double CROSSINGS_BY_CHANCE = 0.05;

    private final RunCounts counts;
    private final List<Integer> longest;

    private RunAnalysis(RunCounts counts, List<Integer> longest) {
        this.counts = counts;
        this.longest = longest;
    }

    /** What the rules see; none if too few values lie off the centre. */
    static Optional<RunAnalysis> of(List<ChartPoint> phase) {
        var longest = new ArrayList<Integer>();
        var current = new ArrayList<Integer>();
        int useful = 0;
        int crossings = 0;
        int side = 0;
        for (ChartPoint point : phase) {
            int now = side(point);
            if (now == 0) {
                continue;
            }
            useful++;
            if (now != side) {
                crossings += side == 0 ? 0 : 1;
                current.clear();
            }
            side = now;
            current.add(point.position());
            if (current.size() > longest.size()) {
                longest.clear();
                longest.addAll(current);
            }
        }
        if (useful < LEAST_USEFUL) {
            return Optional.empty();
        }
        var counts = new RunCounts(useful, longest.size(), runAllowed(useful), crossings, crossingsNeeded(useful));
        return Optional.of(new RunAnalysis(counts, List.copyOf(longest)));
    }

    RunCounts counts() {
        return counts;
    }

    List<ChartSignal> signals(int phase) {
        var signals = new ArrayList<ChartSignal>();
        if (counts.longestRun() > counts.longestRunAllowed()) {
            signals.add(new ChartSignal(
                    RunRule.LONG_RUN,
                    phase,
                    longest,
                    Words.say(
                            "%d values in a row lie on one side of the centre; by chance at most %d of %d would.",
                            counts.longestRun(), counts.longestRunAllowed(), counts.useful())));
        }
        if (counts.crossings() < counts.crossingsNeeded()) {
            signals.add(new ChartSignal(
                    RunRule.FEW_CROSSINGS,
                    phase,
                    List.of(),
                    Words.say(
                            "Crossings of the centre: %d; by chance there would be at least %d in %d values.",
                            counts.crossings(), counts.crossingsNeeded(), counts.useful())));
        }
        return signals;
    }

    static int runAllowed(int useful) {
        return (int) Math.round(StrictMath.log(useful) / StrictMath.log(2)) + 3;
    }

    static int crossingsNeeded(int useful) {
        return BinomialDistribution.of(useful - 1, 0.5).inverseCumulativeProbability(CROSSINGS_BY_CHANCE);
    }

    private static int side(ChartPoint point) {
        Double value = point.value();
        Double centre = point.centre();
        return value == null || centre == null ? 0 : Sides.of(value, centre);
    }
}
