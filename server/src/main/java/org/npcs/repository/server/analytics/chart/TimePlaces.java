package org.npcs.repository.server.analytics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    /** Where a day stands; within a period it stands as far as the period had run. */
    double of(LocalDate day) {
        var points = chart.points();
        for (int i = points.size() - 1; i >= 0; i--) {
            var start = points.get(i).periodStart();
            if (!start.isAfter(day)) {
                long length =
                        i + 1 < points.size() ? points.get(i + 1).periodStart().toEpochDay() - start.toEpochDay() : 0;
                double share = length <= 0 ? 0 : (double) (day.toEpochDay() - start.toEpochDay()) / length;
                return left + (i + Math.min(share, 1)) * width();
            }
        }
        return left;
    }

    /** The row above the plot in which the number of each mark stands, so that numbers do not cover each other. */
    List<Integer> markRows() {
        var rows = new ArrayList<Integer>();
        var ends = new ArrayList<Double>();
        for (ChartAnnotation mark : chart.annotations()) {
            double x = of(mark.date());
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
