package org.npcs.repository.server.analytics.charting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.npcs.repository.server.analytics.chart.BarChart;
import org.npcs.repository.server.analytics.chart.HeatMap;
import org.npcs.repository.server.analytics.chart.HeatRow;
import org.npcs.repository.server.analytics.chart.LabelledCell;
import org.npcs.repository.server.analytics.table.Unit;
import tools.jackson.databind.JsonNode;

/** Draws rows of a table as bars and as a heat map. */
public final class TableCharts {

    private static final int MOST_DIMENSIONS = 2;

    private TableCharts() {}

    /** Bars in the order of the rows. */
    public static BarChart bars(TableFigures figures) {
        var varying = figures.varying();
        var cells = Unsuitable.bounded(figures.rows()).stream()
                .map(row -> figures.cell(row, label(varying, row)))
                .toList();
        return new BarChart(figures.title(), figures.valueLabel(), figures.format(), cells, figures.cautions());
    }

    private static String label(List<String> varying, JsonNode row) {
        return varying.isEmpty()
                ? TableFigures.label(row, TableFigures.PERIOD)
                : varying.stream()
                        .map(dimension -> TableFigures.label(row, dimension))
                        .collect(Collectors.joining(", "));
    }

    /** A cell for each pair of what the rows differ in. */
    public static HeatMap heat(TableFigures figures) {
        var varying = new ArrayList<>(figures.varying());
        if (varying.size() > MOST_DIMENSIONS) {
            throw Unsuitable.needs(
                    "A heat map needs rows that differ in two things: choose codes of the others with `where`, or one period with `from` and `until`.");
        }
        for (String spare : List.of(TableFigures.PERIOD, figures.dimensions().get(0))) {
            if (varying.size() < MOST_DIMENSIONS && !varying.contains(spare)) {
                varying.add(spare);
            }
        }
        var across = varying.get(varying.size() - 1);
        var rows = figures.values(varying.get(0));
        var columns = figures.values(across);
        if ((long) rows.size() * columns.size() > Unsuitable.MOST_VALUES) {
            throw Unsuitable.tooLarge();
        }
        var told = new HashMap<List<String>, JsonNode>();
        figures.rows()
                .forEach(row -> told.put(
                        List.of(
                                row.path(varying.get(0)).asString(""),
                                row.path(across).asString("")),
                        row));
        boolean pairs = Unit.of(figures.question().table().id()) == Unit.PAIRS;
        var lines = new ArrayList<HeatRow>();
        for (Map.Entry<String, String> row : rows.entrySet()) {
            lines.add(new HeatRow(
                    row.getValue(),
                    columns.entrySet().stream()
                            .map(column -> cell(figures, told, row.getKey(), column, pairs))
                            .toList()));
        }
        return new HeatMap(
                figures.title(),
                figures.valueLabel(),
                figures.format(),
                List.copyOf(columns.values()),
                lines,
                figures.cautions());
    }

    /** A pair is told once and stands on both sides of the diagonal. */
    private static LabelledCell cell(
            TableFigures figures,
            Map<List<String>, JsonNode> told,
            String row,
            Map.Entry<String, String> column,
            boolean pairs) {
        var found = told.get(List.of(row, column.getKey()));
        if (found == null && pairs) {
            found = told.get(List.of(column.getKey(), row));
        }
        return found == null
                ? LabelledCell.hidden(column.getValue(), "not-collected", "–")
                : figures.cell(found, column.getValue());
    }

    /** Refuses own data over more periods than a chart may have values. */
    static void bounded(TableAsked asked, java.time.Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var from = asked.asked().from();
        var until = asked.asked().until();
        var period = asked.asked().period();
        if (asked.asked().member() != null && period != null && !period.equals("all")) {
            SeriesQuestion.bounded(from == null ? today : from, until == null ? today : until, period);
        }
    }
}
