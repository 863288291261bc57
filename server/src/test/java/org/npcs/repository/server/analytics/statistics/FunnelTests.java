package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FunnelTests {

    /** Spiegelhalter (2005), section 3: z is the difference to the target in units of its standard error there. */
    @Test
    void aProportionIsMeasuredInStandardErrorsOfTheTarget() {
        assertThat(Funnel.zOfProportion(20, 100, 0.1).orElseThrow()).isCloseTo(10 / 3.0, within(1e-12));
        assertThat(Funnel.zOfProportion(10, 100, 0.1).orElseThrow()).isZero();
    }

    @Test
    void aRateIsMeasuredInStandardErrorsOfTheTarget() {
        assertThat(Funnel.zOfRate(16, 9_000, 0.001).orElseThrow()).isCloseTo(7 / 3.0, within(1e-9));
    }

    @Test
    void aTargetWithoutVariationMeasuresNothing() {
        assertThat(Funnel.zOfProportion(0, 100, 0)).isEmpty();
        assertThat(Funnel.zOfProportion(0, 0, 0.5)).isEmpty();
        assertThat(Funnel.zOfRate(3, 0, 0.5)).isEmpty();
    }

    @Test
    void impossibleTargetsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.zOfProportion(1, 2, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Funnel.zOfRate(1, -2, 1));
    }
}
