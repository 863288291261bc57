package org.npcs.repository.server.analytics.charting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.npcs.repository.server.analytics.chart.ChartPicture;
import org.npcs.repository.server.analytics.chart.LabelledCell;
import org.npcs.repository.server.analytics.chart.Theme;
import org.npcs.repository.server.analytics.table.Asked;
import org.npcs.repository.server.analytics.table.Question;
import org.npcs.repository.server.analytics.table.Questions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A picture of a release tells ranges and reasons, and nothing that its table does not tell. */
class FiguresOfReleasesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aRangeIsDrawnAsARangeAndAHiddenFigureSaysWhy() {
        var figures = trend(
                "{'period':'2025-Q3','periodStart':'2025-07-01','nLower':26,'nUpper':30,'status':'shown'}",
                "{'period':'2025-Q4','periodStart':'2025-10-01','status':'suppressed-small'}");
        var ranges = RangedSeries.of(figures);
        assertThat(ranges.points())
                .extracting(RangedSeries.Point::cell)
                .extracting(LabelledCell::value, LabelledCell::lower, LabelledCell::upper, LabelledCell::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 26.0, 30.0, null),
                        org.assertj.core.groups.Tuple.tuple(null, null, null, "suppressed-small"));
        assertThat(new String(ChartPicture.of(ranges.bars(), Theme.PRINT), StandardCharsets.UTF_8))
                .contains("26–30", TableFigures.words("suppressed-small"))
                .doesNotContain(">28<");
    }

    @Test
    void aShareWhoseWholeIsHiddenIsHidden() {
        var row = row("{'period':'2025','nLower':26,'nUpper':30,'status':'shown'}");
        var cell =
                new TableFigures(question("incidents", "kind"), null, Instant.EPOCH, true, List.of(row)).cell(row, "");
        assertThat(cell.status()).isEqualTo("not-collected");
        assertThat(cell.lower()).isNull();
    }

    @Test
    void theTargetOfAFunnelIsTheWidestRangeOfTheOthersAndItsPointsAreOwnPeriods() {
        var chart = OwnFunnel.funnel(
                "US-XB",
                question("incidents", "kind"),
                new Where(Map.of("kind", "fatality")),
                List.of(
                        compared("2024", "fatality", 9, 36, "0.2", "0.3"),
                        compared("2025", "fatality", 30, 40, "0.25", "0.35"),
                        compared("2025", "near-fatality", 1, 40, "0.9", "1"),
                        row("{'period':'2026','keys':[{'dimension':'kind','code':'fatality','label':'Death'}],"
                                + "'ownN':3,'ownOf':9,'status':'suppressed-small'}")));
        assertThat(chart.points()).extracting(point -> point.label()).containsExactly("2024", "2025");
        assertThat(chart.targetLower()).isEqualTo(0.2);
        assertThat(chart.targetUpper()).isEqualTo(0.35);
        assertThat(chart.points().get(0).z()).isZero();
        assertThat(chart.points().get(1).beyond998()).isTrue();
        assertThat(chart.cautions()).anyMatch(caution -> caution.contains("left out"));
    }

    @Test
    void aFunnelWithTwoRowsInAPeriodOrWithoutOthersIsRefused() {
        var question = question("incidents", "kind");
        var two = List.of(
                compared("2025", "fatality", 9, 36, "0.2", "0.3"), compared("2025", "other", 9, 36, "0.2", "0.3"));
        assertThatThrownBy(() -> OwnFunnel.funnel("US-XB", question, new Where(Map.of()), two))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.UNSUITABLE_CHART));
        var alone = List.of(row("{'period':'2025','keys':[],'ownN':3,'ownOf':9,'status':'suppressed-small'}"));
        assertThatThrownBy(() -> OwnFunnel.funnel("US-XB", question, new Where(Map.of()), alone))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(ProblemCode.UNSUITABLE_CHART));
    }

    private static TableFigures trend(String... rows) {
        return new TableFigures(
                question("trend", null),
                null,
                Instant.EPOCH,
                false,
                List.of(rows).stream().map(FiguresOfReleasesTests::row).toList());
    }

    private static Question question(String table, @org.jspecify.annotations.Nullable String by) {
        return Questions.of(Asked.ofRelease(table, null, by, null));
    }

    private static ObjectNode compared(String period, String kind, int n, int of, String lower, String upper) {
        return row("{'period':'" + period + "','keys':[{'dimension':'kind','code':'" + kind + "','label':'" + kind
                + "'}],'ownN':" + n + ",'ownOf':" + of + ",'othersShareLower':" + lower + ",'othersShareUpper':" + upper
                + ",'status':'shown'}");
    }

    private static ObjectNode row(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }
}
