package org.npcs.repository.server.analytics.chart;

import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How the cells of one chart are written: a value, a range, or why there is none. */
final class CellPrint {

    private final ValueFormat format;

    CellPrint(CellFormat format, List<LabelledCell> cells) {
        var numbers = cells.stream()
                .flatMap(cell -> cell.value() != null ? Stream.of(cell.value()) : Stream.of(cell.lower(), cell.upper()))
                .filter(Objects::nonNull)
                .mapToDouble(value -> value == null ? 0 : value);
        this.format = ValueFormat.of(format == CellFormat.PERCENT, numbers);
    }

    boolean percent() {
        return format.percent();
    }

    String print(double value) {
        return format.print(value);
    }

    String print(LabelledCell cell) {
        Double value = cell.value();
        Double lower = cell.lower();
        Double upper = cell.upper();
        if (value != null) {
            return format.print(value);
        }
        if (lower != null && upper != null) {
            return format.print(lower, upper);
        }
        return Objects.requireNonNullElse(cell.statusWords(), "");
    }

    /** The interval around a value; empty if there is none. */
    String interval(LabelledCell cell) {
        Double lower = cell.lower();
        Double upper = cell.upper();
        if (cell.value() == null || lower == null || upper == null) {
            return "";
        }
        var finer = lower == Math.rint(lower) && upper == Math.rint(upper) || format.percent() || format.decimals() > 0
                ? format
                : ValueFormat.of(format.percent(), DoubleStream.of(lower, upper));
        return finer.print(lower, upper);
    }
}
