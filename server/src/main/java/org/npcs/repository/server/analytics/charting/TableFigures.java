package org.npcs.repository.server.analytics.charting;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.StatedFigures;
import org.npcs.repository.server.analytics.chart.CellFormat;
import org.npcs.repository.server.analytics.chart.LabelledCell;
import org.npcs.repository.server.analytics.release.Release;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.analytics.table.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a table that are to be drawn, as they were told: nothing is computed from them.
 *
 * @param question the question as resolved
 * @param release the release that answered; null for own data
 * @param asOf records count as they were stored then
 * @param shares whether shares are drawn and not counts
 * @param rows the rows in their order
 */
public record TableFigures(
        Question question, @Nullable Release release, Instant asOf, boolean shares, List<ObjectNode> rows) {

    static final String PERIOD = "period";
    private static final String RANGES =
            "Counts across members are told as ranges or hidden; no member is named, and none is ranked.";
    private static final String COMPOSITION = "Case mix and definitions differ among members.";

    static boolean shares(Question question, @Nullable String figure) {
        // Not every measure that members state has a share.
        return figure == null
                ? Unit.of(question.table().id()) != Unit.INCIDENTS
                        && !question.table().id().equals(StatedFigures.OUTCOMES)
                : figure.equals("share");
    }

    CellFormat format() {
        return shares ? CellFormat.PERCENT : CellFormat.NUMBER;
    }

    String valueLabel() {
        var unit = question.table().unit();
        var words = unit.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + unit.substring(1);
        return shares ? "Share of " + unit : words;
    }

    /** What all rows have in common stands in the title. */
    String title() {
        var dimensions = dimensions();
        var varying = varying();
        var common = dimensions.stream()
                .filter(dimension -> !varying.contains(dimension))
                .map(dimension -> label(rows.get(0), dimension));
        return question.table().name() + " "
                + Stream.concat(common, Stream.of(question.member() == null ? "all members" : question.member()))
                        .collect(Collectors.joining("; "));
    }

    List<String> dimensions() {
        return Stream.concat(Where.dimensions(question).stream(), Stream.of(PERIOD))
                .toList();
    }

    /** What rows differ in. */
    List<String> varying() {
        return dimensions().stream()
                .filter(dimension -> values(dimension).size() > 1)
                .toList();
    }

    /** The codes of a dimension, with their labels, in the order of the rows. */
    Map<String, String> values(String dimension) {
        var values = new LinkedHashMap<String, String>();
        rows.forEach(row -> values.putIfAbsent(row.path(dimension).asString(""), label(row, dimension)));
        return values;
    }

    static String label(JsonNode row, String dimension) {
        var code = row.path(dimension).asString("");
        return dimension.equals(PERIOD)
                ? code.equals("all") ? "all periods" : code
                : row.path(dimension + "Label").asString(code);
    }

    /** The figure of a row: known, a range, or hidden for a reason. */
    LabelledCell cell(JsonNode row, String label) {
        var status = row.path("status").asString("");
        if (!shares && row.has("n")) {
            return LabelledCell.exactly(label, row.path("n").asDouble());
        }
        if (shares && row.has("share")) {
            return LabelledCell.estimated(
                    label,
                    row.path("share").asDouble(),
                    row.path("intervalLower").asDouble(),
                    row.path("intervalUpper").asDouble());
        }
        var lower = row.get(shares ? "shareLower" : "nLower");
        var upper = row.get(shares ? "shareUpper" : "nUpper");
        if (lower != null && upper != null) {
            return LabelledCell.between(label, lower.asDouble(), upper.asDouble());
        }
        // A share is hidden when its whole is, whatever its part is.
        var noShare = release == null || question.table().id().equals(StatedFigures.OUTCOMES) && row.has("ofLower");
        var reason = !status.equals("shown") ? status : noShare ? "not-collected" : "suppressed-complementary";
        return LabelledCell.hidden(label, reason, words(reason));
    }

    /** A status in words. */
    static String words(String status) {
        return Definitions.published()
                .codeSystem("cell-status")
                .flatMap(codes -> codes.find(status))
                .map(code -> code.label())
                .orElse(status);
    }

    /** What a reader must know before drawing a conclusion. */
    public List<String> cautions() {
        var notes = Questions.notes(question).stream();
        return (release == null ? notes : Stream.concat(notes, Stream.of(RANGES, COMPOSITION)))
                .filter(Objects::nonNull)
                .toList();
    }
}
