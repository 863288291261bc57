package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunAnalysisTests {

    /** Limits printed in the reference results of qicharts2, and in Anhøj (2015), PLoS ONE 10:e0121349, Table 1. */
    @ParameterizedTest
    @CsvSource({
        "10, 6, 2",
        "15, 7, 4",
        "20, 7, 6",
        "24, 8, 8",
        "25, 8, 8",
        "28, 8, 9",
        "40, 8, 14",
        "44, 8, 16",
        "64, 9, 25"
    })
    void theRulesHaveTheirPublishedLimits(int useful, int longestRun, int crossings) {
        assertThat(RunAnalysis.runAllowed(useful)).isEqualTo(longestRun);
        assertThat(RunAnalysis.crossingsNeeded(useful)).isEqualTo(crossings);
    }

    @Test
    void aShiftIsSeenByItsRunAndByItsCrossings() {
        var chart = ControlCharts.ofType(
                Series.measured(3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9), ChartType.RUN);
        assertThat(chart.signals())
                .extracting(ChartSignal::rule)
                .containsExactly(RunRule.LONG_RUN, RunRule.FEW_CROSSINGS);
        assertThat(chart.signals().get(0).points()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(chart.points().get(0).signals()).containsExactly(RunRule.LONG_RUN);
        assertThat(chart.points().get(19).signals()).isEmpty();
        assertThat(chart.signals().get(0).text())
                .isEqualTo("10 values in a row lie on one side of the centre; by chance at most 7 of 20 would.");
    }

    @Test
    void aValueOnTheCentreNeitherEndsNorLengthensARun() {
        var chart = ControlCharts.ofType(Series.measured(1, 1, 1, 5, 1, 1, 9, 9, 5, 9, 9, 9, 5, 1, 9), ChartType.RUN);
        assertThat(chart.phases().get(0).runs()).isEqualTo(new RunCounts(12, 5, 7, 3, 3));
    }

    @Test
    void fewerThanTenUsefulValuesAreNotJudged() {
        var chart = ControlCharts.ofType(Series.measured(1, 1, 1, 1, 9, 9, 9, 9), ChartType.RUN);
        assertThat(chart.phases().get(0).runs()).isNull();
        assertThat(chart.signals()).isEmpty();
    }
}
