package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Web Content Accessibility Guidelines 2.2: 1.4.3 asks 4.5 : 1 for text, 1.4.11 asks 3 : 1 for graphics. */
class ThemeTests {

    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    /** The guidelines' own extremes, and #767676, the lightest grey that holds text on white. */
    @Test
    void contrastIsThatOfTheGuidelines() {
        assertThat(Theme.contrast("#000000", "#FFFFFF")).isCloseTo(21, within(1e-9));
        assertThat(Theme.contrast("#FFFFFF", "#FFFFFF")).isCloseTo(1, within(1e-9));
        assertThat(Theme.contrast("#767676", "#FFFFFF")).isCloseTo(4.54, within(0.005));
    }

    @Test
    void textIsReadOnPaper() {
        assertThat(Theme.contrast(Theme.INK, Theme.PAPER)).isGreaterThanOrEqualTo(TEXT);
        assertThat(Theme.contrast(Theme.MUTED, Theme.PAPER)).isGreaterThanOrEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void dataAndOutlinesAreSeenOnPaper(Theme theme) {
        assertThat(Theme.contrast(theme.data(), Theme.PAPER)).isGreaterThanOrEqualTo(GRAPHICS);
        assertThat(Theme.contrast(Theme.INK, Theme.PAPER)).isGreaterThanOrEqualTo(GRAPHICS);
        assertThat(Theme.contrast(Theme.MUTED, Theme.PAPER)).isGreaterThanOrEqualTo(GRAPHICS);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void fillingsThatArePaleHaveAnOutlineThatIsSeen(Theme theme) {
        assertThat(Theme.contrast(Theme.INK, theme.signal())).isGreaterThanOrEqualTo(GRAPHICS);
        assertThat(Theme.contrast(theme.data(), theme.pale())).isGreaterThanOrEqualTo(2);
        assertThat(Theme.contrast(theme.data(), Theme.PAPER)).isGreaterThanOrEqualTo(GRAPHICS);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void figuresAreReadOnEveryShade(Theme theme) {
        assertThat(theme.shades()).allSatisfy(shade -> assertThat(Theme.contrast(Theme.inkOn(shade), shade))
                .isGreaterThanOrEqualTo(TEXT));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void shadesGrowDarkerSoThatTheyOrderInGrey(Theme theme) {
        double[] contrasts = theme.shades().stream()
                .mapToDouble(shade -> Theme.contrast(shade, Theme.PAPER))
                .toArray();
        assertThat(contrasts).isSorted();
        for (int i = 1; i < contrasts.length; i++) {
            assertThat(contrasts[i] / contrasts[i - 1]).isGreaterThan(1.2);
        }
    }
}
