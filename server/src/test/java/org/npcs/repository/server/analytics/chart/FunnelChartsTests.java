package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Limits against the formula of Spiegelhalter (2005), appendix A.1.1, computed with SciPy 1.17. */
class FunnelChartsTests {

    @Test
    void proportionsHaveExactLimits() {
        assertLimit(
                FunnelLimits.at(50, SeriesKind.PROPORTION, 1, 0.2),
                0.03477614320750775,
                0.08440482201226915,
                0.30709388335205806,
                0.3791440976750372);
        assertLimit(
                FunnelLimits.at(1_000, SeriesKind.PROPORTION, 1, 0.2),
                0.1612831550575277,
                0.17500279418632175,
                0.22458433253985782,
                0.23943164249446625);
    }

    @Test
    void ratesHaveExactLimits() {
        assertLimit(
                FunnelLimits.at(2_500, SeriesKind.RATE, 1_000, 5),
                1.0171440576768502,
                2.2061762135196417,
                7.768421621049989,
                9.721046346279449);
    }

    @Test
    void theTargetIsThePooledValueUnlessItIsGiven() {
        var units = List.of(new FunnelUnit("Large", 300, 1_000), new FunnelUnit("Small", 30, 200));
        assertThat(funnel(units, OptionalDouble.empty()).target()).isEqualTo(330 / 1_200.0);
        assertThat(funnel(units, OptionalDouble.of(0.3)).target()).isEqualTo(0.3);
    }

    @Test
    void unitsStandInOrderOfSizeAndNotOfValue() {
        var chart = funnel(
                List.of(
                        new FunnelUnit("Large", 300, 1_000),
                        new FunnelUnit("Empty", 0, 0),
                        new FunnelUnit("Small", 90, 200)),
                OptionalDouble.of(0.3));
        assertThat(chart.points()).extracting(FunnelPoint::label).containsExactly("Small", "Large");
        var small = chart.points().get(0);
        assertThat(small.beyond95()).isTrue();
        assertThat(small.beyond998()).isTrue();
        assertThat(small.z()).isCloseTo(30 / Math.sqrt(200 * 0.3 * 0.7), within(1e-9));
        assertThat(chart.points().get(1).beyond95()).isFalse();
        assertThat(chart.limits())
                .extracting(FunnelLimit::denominator)
                .isSorted()
                .startsWith(200.0)
                .endsWith(1_000.0);
    }

    @Test
    void aTargetWithoutVariationHasNoRoom() {
        var chart = funnel(List.of(new FunnelUnit("One", 0, 40)), OptionalDouble.of(0));
        assertThat(chart.limits()).containsExactly(new FunnelLimit(40, 0, 0, 0, 0));
        assertThat(funnel(List.of(), OptionalDouble.empty()).points()).isEmpty();
    }

    private static FunnelChart funnel(List<FunnelUnit> units, OptionalDouble target) {
        return FunnelCharts.ofProportions("Title", "Share", "Reviews", units, target);
    }

    private static void assertLimit(
            FunnelLimit limit, double lower998, double lower95, double upper95, double upper998) {
        assertThat(limit.lower998()).isCloseTo(lower998, within(1e-9));
        assertThat(limit.lower95()).isCloseTo(lower95, within(1e-9));
        assertThat(limit.upper95()).isCloseTo(upper95, within(1e-9));
        assertThat(limit.upper998()).isCloseTo(upper998, within(1e-9));
    }
}
