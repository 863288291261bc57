package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The picture of a funnel. */
final class FunnelPicture {

    private static final double PLOT_HEIGHT = 340;
    private static final double MARKER = 4.5;

    private final FunnelChart chart;
    private final Theme theme;
    private final boolean percent;
    private final ValueFormat format;

    FunnelPicture(FunnelChart chart, Theme theme) {
        this.chart = chart;
        this.theme = theme;
        this.percent = chart.kind() == SeriesKind.PROPORTION;
        this.format = ValueFormat.of(
                percent,
                DoubleStream.concat(
                        DoubleStream.of(chart.target()), chart.points().stream().mapToDouble(FunnelPoint::value)));
    }

    byte[] bytes() {
        var sheet = new Sheet(chart.title(), Sheet.WIDTH);
        sheet.note("", chart.valueLabel() + ". Funnel.");
        sheet.advance(24);
        if (chart.points().isEmpty()) {
            sheet.note("", "There is nothing to plot.");
        } else {
            draw(sheet);
        }
        String cautions = Sheet.joined(chart.cautions());
        sheet.note("Why this chart:", chart.why());
        sheet.note("Note:", cautions);
        var table = table();
        if (!chart.points().isEmpty()) {
            sheet.table(table);
        }
        return sheet.finish(
                chart.title() + ". " + chart.valueLabel() + ". Funnel around " + format.print(chart.target()) + ".\n"
                        + chart.why() + "\n" + cautions,
                table);
    }

    private void draw(Sheet sheet) {
        var all = DoubleStream.concat(
                        chart.points().stream().mapToDouble(FunnelPoint::value),
                        chart.limits().stream()
                                .flatMapToDouble(limit -> DoubleStream.of(limit.lower998(), limit.upper998())))
                .toArray();
        var values = Axis.ofPositions(
                DoubleStream.of(all).min().orElse(0), DoubleStream.of(all).max().orElse(1));
        var sizes = Axis.ofLengths(chart.limits().get(chart.limits().size() - 1).denominator() * 1.02);
        var plot = new Plot(
                Plot.leftOf(values, percent), sheet.width() - Sheet.MARGIN - 130, sheet.y(), sheet.y() + PLOT_HEIGHT);
        var drawing = sheet.drawing();
        plot.verticalAxis(drawing, values, percent, "");
        plot.horizontalAxis(drawing, sizes, false, chart.sizeLabel());
        double target = values.place(chart.target(), plot.bottom(), plot.top());
        drawing.line(plot.left(), target, plot.right(), target, Theme.INK, 1.5, Drawing.SOLID);
        drawing.text(plot.right() + 8, target + 4, "Target " + format.print(chart.target()), Plot.LABEL);
        curve(drawing, plot, values, sizes, FunnelLimit::lower998, Drawing.DASHED);
        curve(drawing, plot, values, sizes, FunnelLimit::upper998, Drawing.DASHED);
        curve(drawing, plot, values, sizes, FunnelLimit::lower95, Drawing.DOTTED);
        curve(drawing, plot, values, sizes, FunnelLimit::upper95, Drawing.DOTTED);
        points(drawing, plot, values, sizes);
        sheet.advance(PLOT_HEIGHT + 46);
        key(new Key(sheet));
        sheet.advance(10);
    }

    private void curve(
            Drawing drawing, Plot plot, Axis values, Axis sizes, ToDoubleFunction<FunnelLimit> of, String dashes) {
        var line = new ArrayList<double[]>();
        for (FunnelLimit limit : chart.limits()) {
            line.add(new double[] {
                sizes.place(limit.denominator(), plot.left(), plot.right()),
                values.place(of.applyAsDouble(limit), plot.bottom(), plot.top())
            });
        }
        drawing.polyline(line, Theme.MUTED, 1.5, dashes);
    }

    private void points(Drawing drawing, Plot plot, Axis values, Axis sizes) {
        var labels = new FreeLabels();
        var beyond = new ArrayList<FunnelPoint>();
        for (FunnelPoint point : chart.points()) {
            double x = sizes.place(point.denominator(), plot.left(), plot.right());
            double y = values.place(point.value(), plot.bottom(), plot.top());
            labels.occupy(x - MARKER, y - MARKER, x + MARKER, y + MARKER);
            marker(drawing, x, y, point);
            if (point.beyond95()) {
                beyond.add(point);
            }
        }
        for (FunnelPoint point : beyond) {
            double x = sizes.place(point.denominator(), plot.left(), plot.right());
            double y = values.place(point.value(), plot.bottom(), plot.top());
            labels.draw(drawing, x, y, TextWidth.fit(point.label(), Plot.LABEL, 120));
        }
    }

    private void marker(Drawing drawing, double x, double y, FunnelPoint point) {
        if (point.beyond998()) {
            drawing.diamond(x, y, MARKER + 3, theme.signal(), Theme.INK);
        } else if (point.beyond95()) {
            drawing.rectangle(x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER, Theme.PAPER, theme.data());
        } else {
            drawing.circle(x, y, MARKER, theme.data(), theme.data());
        }
    }

    private void key(Key key) {
        key.add((x, y) -> key(x, y, key, false, false), "within the limits");
        key.add((x, y) -> key(x, y, key, true, false), "beyond the 95 % limits");
        key.add((x, y) -> key(x, y, key, true, true), "beyond the 99.8 % limits");
        key.addLine(Theme.INK, 1.5, Drawing.SOLID, "target");
        key.addLine(Theme.MUTED, 1.5, Drawing.DOTTED, "95 % limits");
        key.addLine(Theme.MUTED, 1.5, Drawing.DASHED, "99.8 % limits");
    }

    private void key(double x, double y, Key key, boolean beyond95, boolean beyond998) {
        marker(key.drawing(), x, y, new FunnelPoint("", 0, 0, 0, 0, beyond95, beyond998));
    }

    private PictureTable table() {
        var table = new PictureTable(List.of("Unit", "n", chart.sizeLabel(), "Value", "z", "Beyond"));
        var sizes = ValueFormat.of(false, chart.points().stream().mapToDouble(FunnelPoint::denominator));
        for (FunnelPoint point : chart.points()) {
            table.add(List.of(
                    point.label(),
                    Numbers.fixed(point.n(), 0),
                    sizes.print(point.denominator()),
                    format.print(point.value()),
                    Numbers.fixed(point.z(), 1),
                    point.beyond998() ? "99.8 %" : point.beyond95() ? "95 %" : ""));
        }
        return table.withoutEmptyColumns();
    }
}
