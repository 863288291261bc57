package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ControlChartsTests {

    /** Data set cdi of the R package qicharts2: an intervention after 24 months. */
    private static final double[] INFECTIONS = {
        17, 12, 27, 20, 20, 18, 22, 19, 19, 24, 17, 16, 24, 19, 19, 22, 25, 19, 17, 6, 25, 17, 11, 14, 9, 11, 7, 13, 5,
        5, 3, 5, 9, 4, 5, 9
    };

    @Test
    void everyPhaseHasItsOwnCentreAndLimits() {
        var cut = new Phasing(null, List.of(Series.START.plusMonths(24)));
        var chart = ControlCharts.fitting(Series.counts(INFECTIONS).withPhasing(cut));
        assertThat(chart.phases())
                .extracting(ChartPhase::number, ChartPhase::points, ChartPhase::provisional)
                .containsExactly(tuple(1, 24, false), tuple(2, 12, false));
        assertThat(chart.points().get(0).centre()).isEqualTo(449 / 24.0);
        assertThat(chart.points().get(24).centre()).isEqualTo(85 / 12.0);
        assertThat(chart.signals()).isEmpty();
    }

    @Test
    void aFrozenBaselineJudgesWhatComesAfter() {
        var frozen = new Phasing(Series.START.plusMonths(23), List.of());
        var chart = ControlCharts.fitting(Series.counts(INFECTIONS).withPhasing(frozen));
        assertThat(chart.points()).extracting(ChartPoint::centre).containsOnly(449 / 24.0);
        assertThat(chart.signals()).extracting(ChartSignal::rule).containsExactly(RunRule.values());
        assertThat(chart.signals().get(0).points()).containsExactly(29, 30, 31, 32, 34, 35);
    }

    @Test
    void aShortPhaseIsProvisionalAndAVeryShortOneHasNoLimits() {
        var cuts = new Phasing(null, List.of(Series.START.plusMonths(24), Series.START.plusMonths(34)));
        var chart = ControlCharts.fitting(Series.counts(INFECTIONS).withPhasing(cuts));
        assertThat(chart.phases()).extracting(ChartPhase::provisional).containsExactly(false, true, true);
        assertThat(chart.points().get(30).upper()).isNotNull();
        assertThat(chart.points().get(35).upper()).isNull();
        assertThat(chart.points().get(35).centre()).isEqualTo(7);
        assertThat(chart.cautions()).anyMatch(text -> text.contains("provisional"));
    }

    @Test
    void aPhaseWithoutValuesDoesNotAppear() {
        var beyond = new Phasing(null, List.of(Series.START.minusDays(1), Series.START.plusYears(9)));
        assertThat(ControlCharts.fitting(Series.counts(INFECTIONS).withPhasing(beyond))
                        .phases())
                .hasSize(1);
    }

    @Test
    void aPeriodWithoutADenominatorHasNoValueAndSetsNoLimit() {
        var wrong = Series.ORDERS_WRONG.clone();
        var orders = Series.ORDERS.clone();
        wrong[3] = 0;
        orders[3] = 0;
        var chart = ControlCharts.fitting(Series.proportions(wrong, orders));
        var point = chart.points().get(3);
        assertThat(point.value()).isNull();
        assertThat(point.upper()).isNull();
        assertThat(chart.phases().get(0).basis()).isEqualTo(24);
        assertThat(chart.points().get(0).centre()).isEqualTo((234 - 9) / (2450.0 - 100));
        assertThat(chart.cautions()).anyMatch(text -> text.startsWith("One period has nothing to divide by"));
    }

    @Test
    void theTimeSinceTheLastEventIsToldAndNotPlotted() {
        var series = Series.daysBetween(30, 61, 12, 90, 45, 8, 77, 31, 20, 55, 64, 13);
        var last = series.events().get(12).date();
        var soon = ControlCharts.fitting(series.withEvents(series.events(), last.plusDays(40)));
        assertThat(soon.points()).hasSize(12);
        assertThat(soon.sinceLast()).isEqualTo(new OpenInterval(last, last.plusDays(40), 40, false));
        var late = ControlCharts.fitting(series.withEvents(series.events(), last.plusDays(4_000)));
        assertThat(late.sinceLast()).isEqualTo(new OpenInterval(last, last.plusDays(4_000), 4_000, true));
        assertThat(late.points().get(0).upper()).isEqualTo(soon.points().get(0).upper());
    }

    @Test
    void opportunitiesAreNotComparedWithDaysSinceTheLastEvent() {
        var series = Series.opportunitiesBetween(Series.OPERATIONS);
        var chart = ControlCharts.fitting(series.withEvents(series.events(), Series.START.plusYears(9)));
        assertThat(Objects.requireNonNull(chart.sinceLast()).beyondUpper()).isFalse();
    }

    @Test
    void twoEventsOnOneDayKeepTheirOwnSignals() {
        var chart = ControlCharts.fitting(Series.daysBetween(9, 8, 7, 9, 8, 7, 9, 8, 7, 9, 8, 200, 0, 8));
        assertThat(chart.points().stream().filter(point -> !point.signals().isEmpty()))
                .extracting(ChartPoint::position)
                .containsExactly(12);
    }

    @Test
    void everyChartSaysThatASignalIsNoJudgement() {
        assertThat(ControlCharts.fitting(Series.counts(INFECTIONS)).cautions())
                .contains(
                        "A signal says that something changed, not why, and not whether it is better or worse.",
                        "Reported events are not all events: the numbers are not incidence.");
    }

    @Test
    void valuesStandInOrderOfTime() {
        var mixed = List.of(
                new Observation("later", Series.START.plusDays(1), 2, null),
                new Observation("earlier", Series.START, 1, null));
        assertThat(ControlCharts.fitting(SpcSeries.of("Title", "Events", SeriesKind.COUNT, mixed))
                        .points())
                .extracting(ChartPoint::label)
                .containsExactly("earlier", "later");
    }

    @Test
    void impossibleSeriesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Series.counts(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.counts(1).per(10));
        assertThatIllegalArgumentException().isThrownBy(() -> Series.proportions(new double[] {3}, new double[] {2}));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> SpcSeries.of("Title", "Rate", SeriesKind.RATE, Series.months(new double[] {1}, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation("x", Series.START, Double.NaN, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation("x", Series.START, 1, -1.0));
    }
}
