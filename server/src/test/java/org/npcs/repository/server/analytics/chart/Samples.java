package org.npcs.repository.server.analytics.chart;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One chart of every kind, and the pictures of all of them by name. */
final class Samples {

    private Samples() {}

    static ControlChart proportions() {
        return ControlCharts.fitting(Series.proportions(Series.ORDERS_WRONG, Series.ORDERS)
                .withPhasing(new Phasing(null, List.of(Series.START.plusMonths(12))))
                .withAnnotations(List.of(
                        new ChartAnnotation(Series.START.plusMonths(12), "New version of the instrument"),
                        new ChartAnnotation(Series.START.plusMonths(12).plusDays(10), "New law on reporting"),
                        new ChartAnnotation(Series.START.minusDays(1), "Before the first period"))));
    }

    static ControlChart rates() {
        return ControlCharts.ofType(Series.rates(Series.CLOTH_DEFECTS, Series.CLOTH, 50), ChartType.U);
    }

    static ControlChart measured() {
        return ControlCharts.fitting(
                Series.measured(Series.COSTS).withPhasing(new Phasing(Series.START.plusMonths(19), List.of())));
    }

    static ControlChart days() {
        var series = Series.daysBetween(Series.VALVE);
        return ControlCharts.fitting(series.withEvents(
                series.events(), series.events().get(20).date().plusDays(900)));
    }

    static ControlChart shifted() {
        return ControlCharts.ofType(
                Series.measured(3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9), ChartType.RUN);
    }

    static ControlChart ofLength(int values) {
        return ControlCharts.fitting(Series.counts(
                IntStream.range(0, values).mapToDouble(i -> 20 + i * 7 % 11).toArray()));
    }

    static FunnelChart funnel() {
        var units = IntStream.range(0, 15)
                .mapToObj(i -> new FunnelUnit(
                        "County " + (char) ('A' + i),
                        Math.round((30 + 6 * i * i) * (0.1 + i * 5 % 7 * 0.04)),
                        30 + 6 * i * i))
                .toList();
        return FunnelCharts.ofProportions(
                "Reviews with an actionable item", "Share of reviews", "Reviews", units, OptionalDouble.empty());
    }

    static BarChart bars() {
        return new BarChart(
                "How often items are actionable",
                "Share of reviews",
                CellFormat.PERCENT,
                List.of(
                        LabelledCell.estimated("Demand–resource mismatch", 0.41, 0.35, 0.47),
                        LabelledCell.between(
                                "Documentation of decisions in the case record and its hand-over", 0.2, 0.28),
                        LabelledCell.hidden("Equipment", "suppressed-small", "not shown: 10 or fewer"),
                        LabelledCell.exactly("Stress", 0.12),
                        LabelledCell.exactly("Medical knowledge", 0)),
                List.of("A range is printed where an exact figure would let others be computed."));
    }

    static HeatMap heat() {
        var columns = List.of("Under 1 year", "1 to 3 years", "13 years and older");
        return new HeatMap(
                "Actionable items by age",
                "Reviews",
                CellFormat.NUMBER,
                columns,
                List.of(
                        new HeatRow(
                                "Demand–resource mismatch",
                                List.of(
                                        LabelledCell.between("a", 11, 15),
                                        LabelledCell.exactly("b", 62),
                                        LabelledCell.hidden("c", "suppressed-small", "not shown: 10 or fewer"))),
                        new HeatRow(
                                "Teamwork between agencies and across shifts",
                                List.of(
                                        LabelledCell.between("d", 36, 40),
                                        LabelledCell.hidden(
                                                "e",
                                                "suppressed-complementary",
                                                "not shown, to protect another figure"),
                                        LabelledCell.exactly("f", 24)))),
                List.of());
    }

    static Map<String, byte[]> pictures(Theme theme) {
        var pictures = new TreeMap<String, byte[]>();
        pictures.put("proportions", ChartPicture.of(proportions(), theme));
        pictures.put("rates", ChartPicture.of(rates(), theme));
        pictures.put("measured", ChartPicture.of(measured(), theme));
        pictures.put("days", ChartPicture.of(days(), theme));
        pictures.put("shifted", ChartPicture.of(shifted(), theme));
        pictures.put("funnel", ChartPicture.of(funnel(), theme));
        pictures.put("bars", ChartPicture.of(bars(), theme));
        pictures.put("heat", ChartPicture.of(heat(), theme));
        return pictures;
    }

    static double[] same(double value, int times) {
        return DoubleStream.generate(() -> value).limit(times).toArray();
    }
}
