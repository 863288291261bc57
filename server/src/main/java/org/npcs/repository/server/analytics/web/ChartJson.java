package org.npcs.repository.server.analytics.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.chart.BarChart;
import org.npcs.repository.server.analytics.chart.ControlChart;
import org.npcs.repository.server.analytics.chart.FunnelChart;
import org.npcs.repository.server.analytics.chart.HeatMap;
import org.npcs.repository.server.analytics.chart.LabelledCell;
import org.npcs.repository.server.analytics.chart.RunRule;
import org.npcs.repository.server.analytics.charting.RangedSeries;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Charts as the contract tells them, with six digits that mean something. */
final class ChartJson {

    private static final MathContext DIGITS = new MathContext(6);

    private ChartJson() {}

    static ObjectNode of(ControlChart chart) {
        var told = object().put("title", chart.title())
                .put("type", chart.type().code())
                .put("source", chart.type().source())
                .put("why", chart.why())
                .put("valueLabel", chart.valueLabel())
                .put("kind", word(chart.kind()));
        var points = told.putArray("points");
        chart.points().forEach(point -> {
            var one = points.addObject()
                    .put("position", point.position())
                    .put("label", point.label())
                    .put("periodStart", point.periodStart().toString());
            number(one, "n", point.n());
            number(one, "denominator", point.denominator());
            number(one, "value", point.value());
            number(one, "centre", point.centre());
            number(one, "lower", point.lower());
            number(one, "upper", point.upper());
            one.put("phase", point.phase());
            var signals = one.putArray("signals");
            point.signals().stream().map(RunRule::code).forEach(signals::add);
        });
        ControlChartParts.add(told, chart);
        return told;
    }

    static ObjectNode of(RangedSeries series) {
        var told = object().put("title", series.title())
                .put("type", "run")
                .put("source", org.npcs.repository.server.analytics.chart.ChartType.RUN.source())
                .put("why", RangedSeries.WHY)
                .put("valueLabel", series.valueLabel())
                .put("kind", word(series.kind()));
        var points = told.putArray("points");
        for (int i = 0; i < series.points().size(); i++) {
            var point = series.points().get(i);
            var one = points.addObject()
                    .put("position", i + 1)
                    .put("label", point.cell().label())
                    .put("periodStart", point.start().toString());
            number(one, "valueLower", point.cell().lower());
            number(one, "valueUpper", point.cell().upper());
            one.put("status", status(point.cell())).put("phase", 1).putArray("signals");
        }
        List.of("phases", "signals", "rules", "annotations").forEach(told::putArray);
        return told;
    }

    static ObjectNode of(FunnelChart chart) {
        var told = object().put("title", chart.title())
                .put("why", chart.why())
                .put("valueLabel", chart.valueLabel())
                .put("sizeLabel", chart.sizeLabel())
                .put("kind", word(chart.kind()));
        number(told, "targetLower", chart.targetLower());
        number(told, "targetUpper", chart.targetUpper());
        var points = told.putArray("points");
        chart.points().forEach(point -> {
            var one = points.addObject().put("label", point.label()).put("n", point.n());
            number(one, "denominator", point.denominator());
            number(one, "value", point.value());
            number(one, "z", point.z());
            one.put("beyond95", point.beyond95()).put("beyond998", point.beyond998());
        });
        var limits = told.putArray("limits");
        chart.limits().forEach(limit -> {
            var one = limits.addObject();
            number(one, "denominator", limit.denominator());
            number(one, "lower998", limit.lower998());
            number(one, "lower95", limit.lower95());
            number(one, "upper95", limit.upper95());
            number(one, "upper998", limit.upper998());
        });
        return told;
    }

    static ObjectNode of(BarChart chart) {
        var told = object().put("title", chart.title())
                .put("valueLabel", chart.valueLabel())
                .put("format", word(chart.format()));
        cells(told.putArray("cells"), chart.cells());
        return told;
    }

    static ObjectNode of(HeatMap chart) {
        var told = object().put("title", chart.title())
                .put("valueLabel", chart.valueLabel())
                .put("format", word(chart.format()));
        chart.columns().forEach(told.putArray("columns")::add);
        var rows = told.putArray("rows");
        chart.rows()
                .forEach(row -> cells(rows.addObject().put("label", row.label()).putArray("cells"), row.cells()));
        return told;
    }

    private static void cells(ArrayNode told, List<LabelledCell> cells) {
        for (LabelledCell cell : cells) {
            var one = told.addObject().put("label", cell.label());
            number(one, "value", cell.value());
            number(one, "lower", cell.lower());
            number(one, "upper", cell.upper());
            one.put("status", status(cell));
            if (cell.statusWords() != null) {
                one.put("statusWords", cell.statusWords());
            }
        }
    }

    private static String status(LabelledCell cell) {
        var status = cell.status();
        Double value = cell.value();
        if (status != null) {
            return status;
        }
        return value != null && value == 0 ? "zero" : "shown";
    }

    static void number(ObjectNode told, String name, @Nullable Double value) {
        if (value != null) {
            var digits = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
            told.put(name, digits.scale() < 0 ? digits.setScale(0) : digits);
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
