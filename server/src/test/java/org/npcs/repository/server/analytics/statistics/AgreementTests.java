package org.npcs.repository.server.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AgreementTests {

    /** The dermatologists of the SAS/STAT sample, as its PROC FREQ prints it. */
    private static final long[][] SAS = {{0, 4, 1}, {0, 8, 0}, {0, 1, 5}};

    /** Hout, Duncan and Sobel (1987), the example of {@code Kappa} in the R package vcd. */
    private static final long[][] COUPLES = {{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}};

    /** Raters 2 and 3 of the data set anxiety in the R package irr, which leaves out the unused category 5. */
    private static final long[][] ANXIETY = {
        {0, 0, 1, 0, 0}, {4, 0, 1, 0, 0}, {2, 3, 3, 0, 0}, {0, 2, 0, 1, 1}, {1, 0, 0, 1, 0}
    };

    @Test
    void linearWeightsGiveWhatSasPrints() {
        var kappa = Agreement.weightedKappa(SAS, KappaWeights.LINEAR).orElseThrow();
        assertThat(kappa.value()).isCloseTo(0.4701, within(0.00005));
        assertThat(kappa.lower()).isCloseTo(0.1845, within(0.00005));
        assertThat(kappa.upper()).isCloseTo(0.7558, within(0.00005));
        assertThat(kappa.method()).isEqualTo(Method.FLEISS_COHEN_EVERITT);
    }

    /** Standard errors 0.0783 and 0.0973. */
    @Test
    void bothWeightsGiveWhatVcdPrints() {
        var linear = Agreement.weightedKappa(COUPLES, KappaWeights.LINEAR).orElseThrow();
        assertThat(linear.value()).isCloseTo(0.2374, within(0.00005));
        assertThat(standardError(linear)).isCloseTo(0.0783, within(0.00005));
        var quadratic = Agreement.weightedKappa(COUPLES, KappaWeights.QUADRATIC).orElseThrow();
        assertThat(quadratic.value()).isCloseTo(0.3320, within(0.00005));
        assertThat(standardError(quadratic)).isCloseTo(0.0973, within(0.00005));
    }

    @Test
    void bothWeightsGiveWhatIrrPrints() {
        assertThat(Agreement.weightedKappa(ANXIETY, KappaWeights.LINEAR)
                        .orElseThrow()
                        .value())
                .isCloseTo(0.1459075, within(5e-8));
        assertThat(Agreement.weightedKappa(ANXIETY, KappaWeights.QUADRATIC)
                        .orElseThrow()
                        .value())
                .isCloseTo(0.2520325, within(5e-8));
    }

    /**
     * Plausibility only, for the table behind it is not published: Parrish and others (2016), Inj Prev 22 Suppl 2:A105,
     * report 64.7 % agreement of 101 cases and weighted kappa 0.61 with an interval 0.19 wide.
     */
    @Test
    void anIntervalOfAHundredCasesHasTheOrderOfAPublishedOne() {
        long[][] ratings = {{22, 7, 3, 1}, {6, 15, 5, 1}, {2, 5, 14, 2}, {1, 1, 2, 14}};
        var kappa = Agreement.weightedKappa(ratings, KappaWeights.LINEAR).orElseThrow();
        assertThat(Agreement.share(ratings).orElseThrow().value()).isCloseTo(0.647, within(0.01));
        assertThat(kappa.value()).isCloseTo(0.61, within(0.05));
        assertThat(kappa.upper() - kappa.lower()).isBetween(0.15, 0.30);
    }

    @Test
    void twoCategoriesMakeBothWeightsTheSame() {
        long[][] ratings = {{20, 5}, {10, 15}};
        var linear = Agreement.weightedKappa(ratings, KappaWeights.LINEAR).orElseThrow();
        assertThat(linear.value()).isCloseTo(0.4, within(1e-12));
        assertThat(Agreement.weightedKappa(ratings, KappaWeights.QUADRATIC)).contains(linear);
    }

    @Test
    void fullAgreementIsOne() {
        var kappa = Agreement.weightedKappa(new long[][] {{10, 0}, {0, 3}}, KappaWeights.LINEAR)
                .orElseThrow();
        assertThat(kappa.value()).isEqualTo(1);
        assertThat(kappa.upper()).isEqualTo(1);
    }

    @Test
    void kappaIsNotDefinedWithoutCasesOrWithoutVariation() {
        assertThat(Agreement.weightedKappa(new long[2][2], KappaWeights.LINEAR)).isEmpty();
        assertThat(Agreement.weightedKappa(new long[][] {{9, 0}, {0, 0}}, KappaWeights.LINEAR))
                .isEmpty();
        assertThat(Agreement.weightedKappa(new long[][] {{9}}, KappaWeights.QUADRATIC))
                .isEmpty();
        assertThat(Agreement.share(new long[2][2])).isEmpty();
    }

    @Test
    void aTableOfTwoRatersIsSquareAndHoldsCounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.share(new long[][] {{1, 2}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.share(new long[][] {{-1}}));
    }

    private static double standardError(Estimate kappa) {
        return (kappa.upper() - kappa.value()) / Estimate.NORMAL_POINT;
    }
}
