package org.npcs.repository.server.analytics.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.npcs.repository.contract.definition.AnalysisTable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Dimension;
import org.npcs.repository.server.analytics.format.CodeLabel;
import org.npcs.repository.server.analytics.format.Column;
import org.npcs.repository.server.analytics.format.ColumnBuilder;
import org.npcs.repository.server.analytics.format.ColumnType;

/** The columns of tables, in the order in which every form holds them, with their entries in the dictionary. */
public final class Columns {

    private static final String STATUS = "status";

    private Columns() {}

    /** The columns of an answer. */
    public static List<Column> of(AnalysisTable table, List<String> by) {
        var columns = new ArrayList<Column>();
        columns.add(text("release", "Release", "Release that the figures stand in; empty for own data.", "2026Q3.1"));
        columns.add(Column.of("asOf", ColumnType.INSTANT, "As of", "Records count as they were stored at this instant.")
                .required()
                .example("2026-10-20T00:00:00Z")
                .build());
        columns.add(text("methodVersion", "Method", "Version of the method.", "1"));
        columns.add(count("members", "Members", "How many members are counted.", "members", "12"));
        columns.add(text("dateBasis", "Date basis", "Date by which records fall into periods.", "event"));
        columns.add(text("calendar", "Calendar", "Calendar of the periods.", "calendar"));
        columns.add(text("period", "Period", "Identifier of the period.", "2025"));
        columns.add(text("periodLabel", "Period in words", "The period in words.", "2025"));
        columns.add(date("periodStart", "First day", "First day of the period.", "2025-01-01"));
        columns.add(date("periodEnd", "Last day", "Last day of the period.", "2025-12-31"));
        columns.add(text("panel", "Panel", "Members that the row is about: own, fixed or all.", "all"));
        if (table.keys().contains("item")) {
            columns.add(text("instrumentVersion", "Instrument version", "Version in which the items stand.", "2018.1"));
        }
        Stream.concat(table.keys().stream(), by.stream()).forEach(id -> dimension(columns, id));
        figures(columns, table);
        extras(columns, table);
        columns.add(Column.of(STATUS, ColumnType.CODE, "Status", "Why the row tells what it tells.")
                .required()
                .codes("cell-status", codes("cell-status"))
                .example("shown")
                .build());
        return columns;
    }

    private static void dimension(List<Column> columns, String id) {
        var dimension = Definitions.published().analysis().dimension(id).orElseThrow();
        columns.add(Column.of(id, ColumnType.CODE, dimension.name(), dimension.definition())
                .required()
                .codes(dimension.codeSystem(), codes(dimension))
                .source(dimension.element())
                .build());
        columns.add(text(id + "Label", dimension.name() + ", label", "Label of the code.", "Label"));
    }

    private static void figures(List<Column> columns, AnalysisTable table) {
        var unit = table.unit();
        for (String name : List.of("n", "of")) {
            var what = name.equals("n") ? "The count" : "What it is counted of";
            columns.add(count(name, what, what + ", where it is told exactly.", unit, "27"));
            columns.add(count(name + "Lower", what + ", at least", "Least that it may be.", unit, "26"));
            columns.add(count(name + "Upper", what + ", at most", "Most that it may be.", unit, "30"));
        }
        columns.add(share("share", "Share", "n divided by of, where it is told exactly."));
        columns.add(share("shareLower", "Share, at least", "Least that the share may be."));
        columns.add(share("shareUpper", "Share, at most", "Most that the share may be."));
        columns.add(share("intervalLower", "Interval, lower end", "Lower end of the 95 % interval of Wilson (1927)."));
        columns.add(share("intervalUpper", "Interval, upper end", "Upper end of the 95 % interval of Wilson (1927)."));
    }

    private static void extras(List<Column> columns, AnalysisTable table) {
        switch (Unit.of(table.id())) {
            case PAIRS ->
                columns.add(number(
                        "lift",
                        "Lift",
                        "How many times as often as by chance both are actionable; own data.",
                        "times"));
            case DOUBLE_RATINGS ->
                columns.add(
                        number("kappa", "Weighted kappa", "Weighted kappa with linear weights; own data.", "kappa"));
            case STEPS -> {
                columns.add(number("medianDays", "Median", "Median of the days (type 7); own data.", "days"));
                columns.add(number(
                        "p90Days", "90th percentile", "90th percentile of the days (type 7); own data.", "days"));
            }
            default -> {}
        }
    }

    private static Column text(String name, String title, String definition, String example) {
        return Column.of(name, ColumnType.TEXT, title, definition)
                .example(example)
                .build();
    }

    private static Column date(String name, String title, String definition, String example) {
        return Column.of(name, ColumnType.DATE, title, definition)
                .required()
                .example(example)
                .build();
    }

    private static Column count(String name, String title, String definition, String unit, String example) {
        return hidden(Column.of(name, ColumnType.INTEGER, title, definition)
                        .unit(unit)
                        .example(example))
                .build();
    }

    private static Column share(String name, String title, String definition) {
        return number(name, title, definition, "share from 0 to 1");
    }

    private static Column number(String name, String title, String definition, String unit) {
        return hidden(Column.of(name, ColumnType.DECIMAL, title, definition)
                        .unit(unit)
                        .example("0.25"))
                .build();
    }

    private static ColumnBuilder hidden(ColumnBuilder column) {
        return column.suppressible().status(STATUS);
    }

    private static List<CodeLabel> codes(Dimension dimension) {
        return dimension.codes().stream()
                .map(code -> CodeLabel.of(code, RowKeys.published(dimension.id(), code)))
                .toList();
    }

    private static List<CodeLabel> codes(String system) {
        return Definitions.published().codeSystem(system).orElseThrow().codes().stream()
                .map(code -> CodeLabel.of(code.code(), code.label()))
                .toList();
    }
}
