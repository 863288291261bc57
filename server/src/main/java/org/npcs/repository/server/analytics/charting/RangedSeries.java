package org.npcs.repository.server.analytics.charting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.npcs.repository.contract.definition.CaseDefinition;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.analytics.chart.BarChart;
import org.npcs.repository.server.analytics.chart.CellFormat;
import org.npcs.repository.server.analytics.chart.LabelledCell;
import org.npcs.repository.server.analytics.chart.SeriesKind;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * A measure over time as a release tells it: ranges, which have neither a median nor signals.
 *
 * @param title what it shows
 * @param valueLabel what the values are
 * @param points values in order of time
 * @param cautions what a reader must know before drawing a conclusion
 */
public record RangedSeries(
        String title, String valueLabel, CellFormat format, List<Point> points, List<String> cautions) {

    /** Why such a chart has no lines. */
    public static final String WHY =
            "Releases tell ranges or hide figures, so that there is neither a median nor a signal to look for.";

    /** A value of one period. */
    public record Point(LocalDate start, LabelledCell cell) {}

    /**
     * The rows that hold the measure.
     *
     * @throws ProblemException {@code not-in-release} for what releases do not hold, with what they do
     */
    public static TableAsked asked(SeriesAsked asked) {
        var measure = Measure.of(asked);
        refuse(asked.of() != null, "of", List.of());
        refuse(asked.denominator() != null, "denominator", List.of());
        refuse(asked.baselineUntil() != null, "baselineUntil", List.of());
        refuse(asked.phase() != null, "phase", List.of());
        var cases = measure.cases();
        if (cases == null) {
            return of(asked, "item-prevalence", null, "item:" + measure.item());
        }
        refuse(!held(cases), "measure", all());
        var kind = kind(cases);
        return kind.isEmpty() ? of(asked, "trend", null, null) : of(asked, "trend", "kind", "kind:" + kind);
    }

    private static TableAsked of(
            SeriesAsked asked,
            String table,
            @org.jspecify.annotations.Nullable String by,
            @org.jspecify.annotations.Nullable String where) {
        return new TableAsked(
                new Asked(
                        table,
                        asked.release(),
                        null,
                        by,
                        asked.period(),
                        asked.calendar(),
                        asked.dateBasis(),
                        asked.from(),
                        asked.until(),
                        null,
                        Asked.INSTRUMENT,
                        Asked.CROSSWALK,
                        null,
                        asked.asOf()),
                where,
                null);
    }

    private static void refuse(boolean otherwise, String parameter, List<String> allowed) {
        if (otherwise) {
            throw ProblemException.of(
                    ProblemCode.NOT_IN_RELEASE, d -> d.parameter(parameter).allowed(allowed));
        }
    }

    /** Cases that are a kind of incident, or all incidents, are what the trend is told of. */
    private static boolean held(CaseDefinition cases) {
        return cases.conditions().isEmpty() || !kind(cases).isEmpty();
    }

    private static String kind(CaseDefinition cases) {
        var conditions = cases.conditions();
        return conditions.size() == 1
                        && conditions.get(0).path().equals(CaseDefinition.KIND)
                        && conditions.get(0).in().size() == 1
                ? conditions.get(0).in().get(0)
                : "";
    }

    private static List<String> all() {
        return Definitions.published().analysis().caseDefinitions().stream()
                .filter(RangedSeries::held)
                .map(CaseDefinition::id)
                .toList();
    }

    /** The series that the rows hold. */
    public static RangedSeries of(TableFigures figures) {
        var points = Unsuitable.bounded(figures.rows()).stream()
                .map(row -> new Point(
                        LocalDate.parse(row.path("periodStart").asString("")),
                        figures.cell(row, TableFigures.label(row, TableFigures.PERIOD))))
                .toList();
        return new RangedSeries(figures.title(), figures.valueLabel(), figures.format(), points, figures.cautions());
    }

    /** What the values are. */
    public SeriesKind kind() {
        return format == CellFormat.PERCENT ? SeriesKind.PROPORTION : SeriesKind.COUNT;
    }

    /** The picture of ranges. */
    public BarChart bars() {
        return new BarChart(
                title,
                valueLabel,
                format,
                points.stream().map(Point::cell).filter(Objects::nonNull).toList(),
                cautions);
    }
}
