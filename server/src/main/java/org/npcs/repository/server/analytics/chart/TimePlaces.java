package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Where the points of a chart over time stand from left to right: evenly, as the runs rules see them. */
final class TimePlaces {

    private static final double MARK = 20;
    private static final double WIDEST_LABEL = 110;

    private final ControlChart chart;
    private final double left;
    private final double right;

    TimePlaces(ControlChart chart, double left, double right) {
        this.chart = chart;
        this.left = left;
        this.right = right;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double width() {
        return (right - left) / chart.points().size();
    }

    double of(ChartPoint point) {
        return left + (point.position() - 0.5) * width();
    }

    /** Where a day stands; within a period it stands as far as the period had run. Nowhere outside the chart. */
    OptionalDouble of(LocalDate day) {
        var points = chart.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            long passed = day.toEpochDay() - points.get(i).periodStart().toEpochDay();
            if (passed >= 0) {
                long length = length(i);
                return passed > 0 && passed >= length
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(left + (i + (length == 0 ? 0 : (double) passed / length)) * width());
            }
        }
        return OptionalDouble.empty();
    }

    /** The days of a period; the last is taken to be as long as the one before. */
    private long length(int i) {
        var points = chart.points();
        int from = i + 1 < points.size() ? i : Math.max(0, i - 1);
        int to = Math.min(from + 1, points.size() - 1);
        return points.get(to).periodStart().toEpochDay()
                - points.get(from).periodStart().toEpochDay();
    }

    /** The row above the plot in which the number of each mark stands, so that none covers another; -1 for one outside. */
    List<Integer> markRows() {
        var rows = new ArrayList<Integer>();
        var ends = new ArrayList<Double>();
        for (ChartAnnotation mark : chart.annotations()) {
            var place = of(mark.date());
            if (place.isEmpty()) {
                rows.add(-1);
                continue;
            }
            double x = place.getAsDouble();
            int row = 0;
            while (row < ends.size() && ends.get(row) > x) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(x + MARK);
            } else {
                ends.set(row, x + MARK);
            }
            rows.add(row);
        }
        return rows;
    }

    int rowsOfMarks() {
        return markRows().stream().mapToInt(row -> row + 1).max().orElse(0);
    }

    String label(ChartPoint point) {
        return TextWidth.fit(point.label(), Plot.LABEL, WIDEST_LABEL);
    }

    /** Every how many points a label fits under the axis. */
    int labelStride() {
        double widest = chart.points().stream()
                .mapToDouble(point -> TextWidth.of(label(point), Plot.LABEL))
                .max()
                .orElse(0);
        int least = (int) Math.ceil((widest + 12) / width());
        for (int stride : new int[] {1, 2, 3, 4, 6, 12, 24, 48}) {
            if (stride >= least) {
                return stride;
            }
        }
        return least;
    }
}
