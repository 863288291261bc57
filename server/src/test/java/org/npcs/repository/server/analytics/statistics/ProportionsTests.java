package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionsTests {

    /** The four worked examples of Newcombe (1998), Stat Med 17:857, Table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonGivesThePublishedIntervals(long numerator, long denominator, double lower, double upper) {
        var estimate = Proportions.proportion(numerator, denominator).orElseThrow();
        assertThat(estimate.value()).isEqualTo((double) numerator / denominator);
        assertThat(estimate.lower()).isCloseTo(lower, within(0.00005));
        assertThat(estimate.upper()).isCloseTo(upper, within(0.00005));
        assertThat(estimate.method()).isEqualTo(Method.WILSON);
    }

    /** SciPy 1.17: {@code binomtest(7, 20).proportion_ci(0.95, 'wilson')}. */
    @Test
    void wilsonAgreesWithAnIndependentLibraryToTenDigits() {
        var estimate = Proportions.proportion(7, 20).orElseThrow();
        assertThat(estimate.lower()).isCloseTo(0.1811918241010821, within(1e-10));
        assertThat(estimate.upper()).isCloseTo(0.5671457233147637, within(1e-10));
    }

    @Test
    void aShareOfNothingIsNotAShare() {
        assertThat(Proportions.proportion(0, 0)).isEmpty();
        assertThat(Proportions.proportion(new CountRange(0, 10), new CountRange(0, 10)))
                .isEmpty();
    }

    @Test
    void aPartIsNotLargerThanItsWhole() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.proportion(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.proportion(-1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proportions.proportion(new CountRange(11, 15), new CountRange(1, 5)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CountRange(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new CountRange(-1, 4));
    }

    @Test
    void exactCountsInRangesGiveThePlainInterval() {
        var ranged = Proportions.proportion(CountRange.exactly(81), CountRange.exactly(263))
                .orElseThrow();
        var plain = Proportions.proportion(81, 263).orElseThrow();
        assertThat(ranged)
                .isEqualTo(new RangedProportion(
                        plain.value(), plain.value(), plain.lower(), plain.upper(), Method.WILSON));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOuterIntervalIsTheHullOfEveryPairThatTheRangesAllow(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            long least = random.nextInt(40);
            var numerator = new CountRange(least, least + random.nextInt(12));
            long whole = Math.max(1, least - 5 + random.nextInt(40));
            var denominator = new CountRange(whole, Math.max(whole, least) + random.nextInt(20));
            assertThat(Proportions.proportion(numerator, denominator)).contains(hull(numerator, denominator));
        }
    }

    private static RangedProportion hull(CountRange numerator, CountRange denominator) {
        var hull = new RangedProportion(1, 0, 1, 0, Method.WILSON);
        for (long n = denominator.least(); n <= denominator.most(); n++) {
            for (long k = numerator.least(); k <= Math.min(n, numerator.most()); k++) {
                var one = Proportions.proportion(k, n).orElseThrow();
                hull = new RangedProportion(
                        Math.min(hull.least(), one.value()),
                        Math.max(hull.most(), one.value()),
                        Math.min(hull.lower(), one.lower()),
                        Math.max(hull.upper(), one.upper()),
                        Method.WILSON);
            }
        }
        return hull;
    }
}
