package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CoOccurrenceTests {

    @Test
    void liftIsObservedOverExpected() {
        assertThat(CoOccurrence.expected(60, 80, 200)).isEqualTo(24);
        var lift = CoOccurrence.lift(30, 60, 80, 200).orElseThrow();
        assertThat(lift.value()).isCloseTo(1.25, within(1e-12));
        // By hand: variance of the logarithm 1/30 - 1/60 - 1/80 + 1.5/200 = 7/600.
        assertThat(lift.lower()).isCloseTo(1.0115, within(0.00005));
        assertThat(lift.upper()).isCloseTo(1.5447, within(0.00005));
        assertThat(lift.method()).isEqualTo(Method.LOG_LIFT);
    }

    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTruth() {
        var random = new Random(11);
        int held = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            int both = 0;
            int first = 0;
            int second = 0;
            for (int one = 0; one < 400; one++) {
                double u = random.nextDouble();
                both += u < 0.15 ? 1 : 0;
                first += u < 0.30 ? 1 : 0;
                second += u < 0.15 || u >= 0.75 ? 1 : 0;
            }
            var lift = CoOccurrence.lift(both, first, second, 400).orElseThrow();
            held += lift.lower() <= 1.25 && 1.25 <= lift.upper() ? 1 : 0;
        }
        assertThat((double) held / rounds).isCloseTo(0.95, within(0.015));
    }

    @Test
    void withoutACaseOfBothThereIsNoLift() {
        assertThat(CoOccurrence.lift(0, 5, 5, 20)).isEmpty();
        assertThat(CoOccurrence.expected(0, 0, 0)).isZero();
    }

    @Test
    void thePairIsNotLargerThanItsParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> CoOccurrence.lift(6, 5, 9, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> CoOccurrence.lift(1, 21, 9, 20));
        assertThatIllegalArgumentException().isThrownBy(() -> CoOccurrence.lift(1, 9, 21, 20));
    }
}
