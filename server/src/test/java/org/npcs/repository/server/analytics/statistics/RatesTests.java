package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTests {

    /** Pearson and Hartley, Biometrika Tables for Statisticians, Table 40, as printed in the textbooks. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.69", "1, 0.0253, 5.57", "5, 1.62, 11.67", "10, 4.80, 18.39", "15, 8.40, 24.74"})
    void countsHaveTheTabulatedExactIntervals(long events, double lower, double upper) {
        var estimate = Rates.count(events);
        assertThat(estimate.lower()).isCloseTo(lower, within(0.005));
        assertThat(estimate.upper()).isCloseTo(upper, within(0.005));
        assertThat(estimate.method()).isEqualTo(Method.POISSON_EXACT);
    }

    /** SciPy 1.17: {@code chi2.ppf(.025, 20) / 2} and {@code chi2.ppf(.975, 22) / 2}. */
    @Test
    void theExactIntervalAgreesWithAnIndependentLibrary() {
        assertThat(Rates.count(10).lower()).isCloseTo(4.7953886961324335, within(1e-9));
        assertThat(Rates.count(10).upper()).isCloseTo(18.39035604201778, within(1e-9));
    }

    @Test
    void aRateCarriesItsUnit() {
        var rate = Rates.rate(10, 50_000, 1_000).orElseThrow();
        assertThat(rate.value()).isCloseTo(0.2, within(1e-12));
        assertThat(rate.lower()).isCloseTo(4.7953886961324335 / 50, within(1e-9));
        assertThat(Rates.rate(0, 0, 1_000)).isEmpty();
    }

    /**
     * Rothman's breast cancer data, the example of {@code rateratio} in the R package epitools: 41 cases in 28,010 and
     * 15 in 19,017 person-years give 1.86 (1.03 to 3.35).
     */
    @Test
    void theRatioOfRatesHasThePublishedInterval() {
        var ratio = Rates.ratio(41, 28_010, 15, 19_017).orElseThrow();
        assertThat(ratio.value()).isCloseTo(1.86, within(0.005));
        assertThat(ratio.lower()).isCloseTo(1.03, within(0.005));
        assertThat(ratio.upper()).isCloseTo(3.35, within(0.005));
        assertThat(Math.log(ratio.value() / ratio.lower()))
                .isCloseTo(Math.log(ratio.upper() / ratio.value()), within(1e-12));
    }

    /** Voluntary Cooperative Information System, exhibit 6, Children's Bureau: exits and entries of 1990 to 1994. */
    @ParameterizedTest
    @CsvSource({
        "186779, 214488, 0.8708",
        "227718, 247378, 0.9205",
        "202780, 221699, 0.9147",
        "211046, 224555, 0.9398",
        "226577, 262937, 0.8617",
        "640403, 709191, 0.9030"
    })
    void exitsToEntriesAreThoseOfThePublishedTable(long exits, long entries, double ratio) {
        var estimate = Rates.ratio(exits, entries).orElseThrow();
        assertThat(estimate.value()).isCloseTo(ratio, within(0.00005));
        assertThat(estimate.lower()).isLessThan(estimate.value());
        assertThat(estimate.upper()).isGreaterThan(estimate.value());
    }

    @Test
    void aRatioWithoutEventsHasNoInterval() {
        assertThat(Rates.ratio(0, 5)).isEmpty();
        assertThat(Rates.ratio(5, 0)).isEmpty();
        assertThat(Rates.ratio(5, 0, 5, 1)).isEmpty();
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.count(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.rate(1, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.rate(1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Rates.ratio(1, -1, 1, 1));
    }
}
