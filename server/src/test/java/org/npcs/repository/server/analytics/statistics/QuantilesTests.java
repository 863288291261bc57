package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuantilesTests {

    /** R 4: {@code quantile(1:10)} prints 1.00 3.25 5.50 7.75 10.00. */
    @Test
    void quartilesAreThoseOfR() {
        assertThat(Quantiles.quartiles(10, 1, 9, 2, 8, 3, 7, 4, 6, 5)).contains(new Quartiles(10, 3.25, 5.5, 7.75));
    }

    /** Hyndman and Fan (1996), Am Stat 50:361: type 7 interpolates at (n - 1)p + 1. */
    @Test
    void percentilesInterpolateBetweenNeighbours() {
        assertThat(Quantiles.quantile(0.9, 15, 20, 35, 40, 50).orElseThrow()).isCloseTo(46, within(1e-12));
        assertThat(Quantiles.quantile(0.4, 15, 20, 35, 40, 50).orElseThrow()).isCloseTo(29, within(1e-12));
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertThat(Quantiles.quartiles(7)).contains(new Quartiles(1, 7, 7, 7));
    }

    @Test
    void valuesKeepTheirOrder() {
        double[] values = {3, 1, 2};
        Quantiles.quartiles(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void noValuesHaveNoQuantile() {
        assertThat(Quantiles.quartiles()).isEmpty();
        assertThat(Quantiles.quantile(0.5)).isEmpty();
    }

    @Test
    void onlyFiniteNumbersAreValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.quartiles(1, Double.NaN));
    }
}
