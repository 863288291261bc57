package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Centre and limits against printed values and the reference values in the tests of the R package qicharts2. */
class LimitsTests {

    /** What a book prints with fewer decimals was computed to six by an independent program. */
    private static final double SIX_DECIMALS = 5e-7;

    /** Montgomery, Example 6.5: 300.5, 279.78 and 321.22 from the first twenty weeks; weeks 39 and 40 are beyond. */
    @Test
    void individualValuesHaveTheLimitsOfMontgomerysExample() {
        var baseline = new Phasing(Series.START.plusMonths(19), List.of());
        var chart = ControlCharts.ofType(Series.measured(Series.COSTS).withPhasing(baseline), ChartType.XMR);
        assertLimits(chart, 40, 300.5, 279.7833147, 321.2166853, SIX_DECIMALS);
        assertThat(beyond(chart)).containsExactly(39, 40);
        assertThat(chart.phases().get(0).basis()).isEqualTo(20);
        assertThat(chart.phases().get(0).runs()).isEqualTo(new RunCounts(40, 6, 8, 20, 14));
    }

    /** Montgomery, Example 7.1: 0.2313, 0.0524 and 0.4102 for thirty samples of fifty; samples 15 and 23 are beyond. */
    @Test
    void proportionsHaveTheLimitsOfMontgomerysExample() {
        double[] cans = {
            12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6
        };
        var fifties = new double[30];
        Arrays.fill(fifties, 50);
        var chart = ControlCharts.ofType(Series.proportions(cans, fifties), ChartType.P);
        assertLimits(chart, 1, 0.2313333, 0.0524275, 0.4102391, SIX_DECIMALS);
        assertThat(beyond(chart)).containsExactly(15, 23);
    }

    /** Montgomery, Table 7.4, with the values per point of qicharts2 (tbl_7.4_1.rds). */
    @Test
    void proportionsHaveLimitsPerPoint() {
        var chart = ControlCharts.ofType(Series.proportions(Series.ORDERS_WRONG, Series.ORDERS), ChartType.P);
        assertLimits(chart, 1, 0.095510204, 0.0073346947, 0.18368571, 5e-9);
        assertLimits(chart, 2, 0.095510204, 0, 0.19409342, 5e-9);
        assertLimits(chart, 12, 0.095510204, 0.015017345, 0.17600306, 5e-9);
        assertThat(beyond(chart)).containsExactly(11);
        assertThat(chart.phases().get(0).runs()).isEqualTo(new RunCounts(25, 5, 8, 10, 8));
    }

    /** Montgomery, Example 7.3: 19.85, 6.48 and 33.21; samples 6 and 20 are beyond. */
    @Test
    void countsHaveTheLimitsOfMontgomerysExample() {
        var chart = ControlCharts.ofType(Series.counts(Series.BOARDS), ChartType.C);
        assertLimits(chart, 1, 19.8461538, 6.4814472, 33.2108605, SIX_DECIMALS);
        assertThat(beyond(chart)).containsExactly(6, 20);
    }

    /** Montgomery, Example 7.5: 1.42 defects per 50 square metres, limits per roll (ex_7.5_1.rds of qicharts2). */
    @Test
    void ratesHaveLimitsPerPoint() {
        var chart = ControlCharts.ofType(Series.rates(Series.CLOTH_DEFECTS, Series.CLOTH, 50), ChartType.U);
        assertLimits(chart, 1, 1.4232558, 0.29147393, 2.5550377, SIX_DECIMALS);
        assertLimits(chart, 2, 1.4232558, 0.1578852, 2.6886264, SIX_DECIMALS);
        assertLimits(chart, 3, 1.4232558, 0.43061744, 2.4158942, SIX_DECIMALS);
        assertThat(beyond(chart)).isEmpty();
    }

    /** Montgomery, Example 7.6, transformed and back (ex_7.6_1.rds of qicharts2). */
    @Test
    void daysBetweenEventsHaveTheLimitsOfMontgomerysExample() {
        var chart = ControlCharts.ofType(Series.daysBetween(Series.VALVE), ChartType.T);
        assertLimits(chart, 1, 430.0409518, 0, 6937.9334882, SIX_DECIMALS);
        assertThat(chart.phases().get(0).runs()).isEqualTo(new RunCounts(20, 5, 7, 10, 6));
    }

    /** The g chart of the qicharts2 vignette: median 24; mean 30.58 gives 128.17; one interval, 183, is beyond. */
    @Test
    void opportunitiesBetweenEventsHaveGeometricLimits() {
        var chart = ControlCharts.ofType(Series.opportunitiesBetween(Series.OPERATIONS), ChartType.G);
        assertLimits(chart, 1, 24, 0, 128.1749102, SIX_DECIMALS);
        assertThat(beyond(chart)).containsExactly(24);
    }

    /** Laney (2002) by an independent program: factor 10.6404. Mohammed and others print no signal with it. */
    @Test
    void theFactorOfLaneyWidensTheLimits() {
        var chart = ControlCharts.ofType(Series.proportions(Series.SEEN, Series.ATTENDANCES), ChartType.P_PRIME);
        assertLimits(chart, 1, 0.95289971, 0.94012964, 0.96566978, 5e-9);
        assertLimits(chart, 17, 0.95289971, 0.93978766, 0.96601176, 5e-9);
        assertThat(beyond(chart)).isEmpty();
        var plain = ControlCharts.ofType(Series.proportions(Series.SEEN, Series.ATTENDANCES), ChartType.P);
        assertThat(beyond(plain)).hasSizeGreaterThan(10);
    }

    @Test
    void theFactorOfLaneyTreatsRatesTheSameWay() {
        var rates = Series.rates(Series.CLOTH_DEFECTS, Series.CLOTH, 50);
        var plain = ControlCharts.ofType(rates, ChartType.U).points().get(0);
        var prime = ControlCharts.ofType(rates, ChartType.U_PRIME).points().get(0);
        double factor = Limits.sigmaZ(ChartType.U, Value.ofPeriods(rates), 50);
        assertThat(upper(prime) - centre(prime)).isCloseTo((upper(plain) - centre(plain)) * factor, within(1e-9));
    }

    @Test
    void aRunChartHasTheMedianAndNoLimits() {
        var chart = ControlCharts.ofType(Series.measured(5, 1, 4, 2), ChartType.RUN);
        assertThat(chart.points()).allSatisfy(point -> {
            assertThat(point.centre()).isEqualTo(3);
            assertThat(point.lower()).isNull();
            assertThat(point.upper()).isNull();
        });
        assertThat(chart.rules()).doesNotContain(RunRule.BEYOND_LIMITS);
    }

    @Test
    void valuesThatAreNeverNegativeHaveNoNegativeLimit() {
        var chart = ControlCharts.ofType(Series.measured(0, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9), ChartType.XMR);
        assertThat(chart.points().get(0).lower()).isZero();
        var below = ControlCharts.ofType(Series.measured(-1, 9, 0, 9, 0, 9, 0, 9, 0, 9, 0, 9), ChartType.XMR);
        assertThat(below.points().get(0).lower()).isNegative();
    }

    private static void assertLimits(
            ControlChart chart, int position, double centre, double lower, double upper, double precision) {
        var point = chart.points().get(position - 1);
        assertThat(point.centre()).isCloseTo(centre, within(precision));
        assertThat(point.lower()).isCloseTo(lower, within(precision));
        assertThat(point.upper()).isCloseTo(upper, within(precision));
    }

    private static List<Integer> beyond(ControlChart chart) {
        return chart.points().stream()
                .filter(point -> point.signals().contains(RunRule.BEYOND_LIMITS))
                .map(ChartPoint::position)
                .toList();
    }

    private static double upper(ChartPoint point) {
        return Objects.requireNonNull(point.upper());
    }

    private static double centre(ChartPoint point) {
        return Objects.requireNonNull(point.centre());
    }
}
