package org.npcs.repository.server.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.server.analytics.statistics.Estimate;

class ValuationTests {

    private static final int ROUNDS = 200;

    @Test
    void anyValueLiesInItsIntervalWhichNamesTheMethodOfTheMeasure() {
        var random = new Random(11);
        for (Measure measure : Definitions.published().outcomes().measures()) {
            for (int i = 0; i < ROUNDS; i++) {
                long denominator = 1 + random.nextInt(100_000);
                long numerator = 1 + random.nextInt((int) denominator);
                var interval = interval(measure, numerator, denominator);
                assertThat(interval.method().code()).isEqualTo(measure.interval());
                double value = Valuation.value(measure, numerator, denominator);
                assertThat(interval.value()).isCloseTo(value, within(1e-9 * Math.max(1, value)));
                assertThat(interval.lower()).isLessThanOrEqualTo(value);
                assertThat(interval.upper()).isGreaterThanOrEqualTo(value);
            }
        }
    }

    @Test
    void moreOfTheSameMakesTheIntervalNarrower() {
        for (Measure measure : Definitions.published().outcomes().measures()) {
            var few = interval(measure, 4, 20);
            var many = interval(measure, 400, 2_000);
            assertThat(many.upper() - many.lower()).as(measure.id()).isLessThan(few.upper() - few.lower());
        }
    }

    @Test
    void aRatioWithANoughtHasAValueAndNoInterval() {
        var ratio =
                Definitions.published().outcomes().measure("exits-to-entries").orElseThrow();
        assertThat(Valuation.value(ratio, 0, 5)).isZero();
        assertThat(Valuation.interval(ratio, 0, 5)).isNull();
    }

    @Test
    void aRateIsToldForSoManyUnits() {
        var rate = Definitions.published()
                .outcomes()
                .measure("fatality-rate-population")
                .orElseThrow();
        // The national figure of the federal fiscal year 2023: 2,000 deaths, 2.73 for each 100,000 of 73.26 million.
        assertThat(Valuation.value(rate, 2_000, 73_260_000)).isCloseTo(2.73, within(0.005));
    }

    private static Estimate interval(Measure measure, long numerator, long denominator) {
        return Objects.requireNonNull(Valuation.interval(measure, numerator, denominator), measure.id());
    }
}
