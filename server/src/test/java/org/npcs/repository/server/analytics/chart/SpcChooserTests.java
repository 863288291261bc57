package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpcChooserTests {

    @Test
    void fewValuesGetARunChartWithoutLimits() {
        var chart = ControlCharts.fitting(Series.counts(20, 22, 19, 30, 21, 18, 25, 20, 22, 19, 30));
        assertThat(chart.type()).isEqualTo(ChartType.RUN);
        assertThat(chart.why()).contains("fewer than 12 values, here 11");
    }

    @Test
    void measuredValuesGetAnXmrChart() {
        assertThat(ControlCharts.fitting(Series.measured(Series.COSTS)).type()).isEqualTo(ChartType.XMR);
    }

    @Test
    void countsGetACChart() {
        assertThat(ControlCharts.fitting(Series.counts(Series.BOARDS)).type()).isEqualTo(ChartType.C);
    }

    @Test
    void proportionsGetAPChartAndOverdispersedOnesAPPrimeChart() {
        var plain = ControlCharts.fitting(Series.proportions(Series.ORDERS_WRONG, Series.ORDERS));
        assertThat(plain.type()).isEqualTo(ChartType.P);
        assertThat(plain.why()).contains("binomial").contains("is within chance");
        var prime = ControlCharts.fitting(Series.proportions(Series.SEEN, Series.ATTENDANCES));
        assertThat(prime.type()).isEqualTo(ChartType.P_PRIME);
        assertThat(prime.why()).contains("vary 10.64 times").contains("Laney");
    }

    @Test
    void ratesGetAUChartAndOverdispersedOnesAUPrimeChart() {
        var exposure = DoubleStream.generate(() -> 1_000).limit(20).toArray();
        var calm = DoubleStream.of(20, 24, 17, 21, 25, 18, 20, 26, 16, 22, 19, 23, 21, 17, 24, 20, 18, 25, 22, 19)
                .toArray();
        assertThat(ControlCharts.fitting(Series.rates(calm, exposure, 100)).type())
                .isEqualTo(ChartType.U);
        var wild = DoubleStream.of(20, 60, 10, 70, 20, 80, 10, 60, 20, 70, 10, 60, 20, 80, 10, 70, 20, 60, 10, 80)
                .toArray();
        assertThat(ControlCharts.fitting(Series.rates(wild, exposure, 100)).type())
                .isEqualTo(ChartType.U_PRIME);
    }

    @Test
    void rareEventsGetTheDaysBetweenThem() {
        var rare = Series.daysBetween(30, 61, 12, 90, 45, 8, 77, 31, 20, 55, 64, 13);
        var periods = Series.counts(1, 0, 2, 0, 0, 1, 1, 0, 3, 0, 1, 2, 1, 0);
        var chart = ControlCharts.fitting(
                periods.withEvents(rare.events(), rare.events().get(12).date()));
        assertThat(chart.type()).isEqualTo(ChartType.T);
        assertThat(chart.valueLabel()).isEqualTo("Days between events");
        assertThat(chart.why()).contains("rare").contains("3.6th root");
    }

    @Test
    void frequentEventsAreCountedEvenIfTheirDaysAreKnown() {
        var days = Series.daysBetween(1, 2, 3);
        var chart =
                ControlCharts.fitting(Series.counts(Series.BOARDS).withEvents(days.events(), Series.START.plusDays(9)));
        assertThat(chart.type()).isEqualTo(ChartType.C);
    }

    @Test
    void knownOpportunitiesGetAGChart() {
        var chart = ControlCharts.fitting(Series.opportunitiesBetween(Series.OPERATIONS));
        assertThat(chart.type()).isEqualTo(ChartType.G);
        assertThat(chart.valueLabel()).isEqualTo("Opportunities between events");
    }

    @Test
    void twoEventsOnOneDayGetAGChartOfDays() {
        var chart = ControlCharts.fitting(Series.daysBetween(30, 0, 12, 90, 45, 8, 77, 31, 20, 55, 64, 13));
        assertThat(chart.type()).isEqualTo(ChartType.G);
        assertThat(chart.valueLabel()).isEqualTo("Days between events");
        assertThat(chart.why()).contains("on one day");
    }

    @Test
    void fewRareEventsGetARunChartOfDays() {
        var chart = ControlCharts.fitting(Series.daysBetween(30, 61, 12));
        assertThat(chart.type()).isEqualTo(ChartType.RUN);
        assertThat(chart.points()).extracting(ChartPoint::value).containsExactly(30.0, 61.0, 12.0);
    }

    @Test
    void rareCountsWithoutDaysSayWhatWouldHelp() {
        var chart = ControlCharts.fitting(Series.counts(1, 0, 2, 0, 0, 1, 1, 0, 3, 0, 1, 2, 1, 0));
        assertThat(chart.type()).isEqualTo(ChartType.C);
        assertThat(chart.cautions()).anyMatch(text -> text.contains("the days of the events would allow"));
    }

    @Test
    void aChartThatWasAskedForIsGiven() {
        var chart = ControlCharts.ofType(Series.counts(Series.BOARDS), ChartType.XMR);
        assertThat(chart.type()).isEqualTo(ChartType.XMR);
        assertThat(chart.why()).isEqualTo("It was asked for.");
    }

    @ParameterizedTest
    @EnumSource(
            value = ChartType.class,
            names = {"P", "P_PRIME", "U", "U_PRIME", "C", "G", "T"})
    void aChartThatASeriesCannotHaveIsRefusedWithWhatItNeeds(ChartType type) {
        assertThatExceptionOfType(UnsuitableChartException.class)
                .isThrownBy(() -> ControlCharts.ofType(Series.measured(Series.COSTS), type))
                .withMessageContaining("needs");
    }

    @Test
    void aTChartIsRefusedIfTwoEventsFellOnOneDay() {
        assertThatExceptionOfType(UnsuitableChartException.class)
                .isThrownBy(() -> ControlCharts.ofType(Series.daysBetween(3, 0, 4), ChartType.T))
                .withMessageContaining("no two of them on one day");
    }

    /** Twenty values: 1 + 1.96 √(0.826 / 19); with very many, a factor of 1.2 is still too small to matter. */
    @Test
    void whatCountsAsOverdispersedDependsOnTheLengthOfTheSeries() {
        assertThat(SpcChooser.overdispersionBound(20)).isBetween(1.408, 1.409);
        assertThat(SpcChooser.overdispersionBound(10_000)).isEqualTo(1.2);
    }

    @Test
    void anEmptySeriesIsAnEmptyChart() {
        var chart = ControlCharts.fitting(Series.counts());
        assertThat(chart.points()).isEmpty();
        assertThat(chart.phases()).isEmpty();
        assertThat(chart.signals()).isEqualTo(List.of());
    }
}
