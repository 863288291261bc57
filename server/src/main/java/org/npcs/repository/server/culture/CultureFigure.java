package org.npcs.repository.server.culture;

import org.jspecify.annotations.Nullable;

/**
 * A figure as it may be told.
 *
 * @param unit alias of the unit, or null for the whole member
 * @param scale the scale
 * @param status code of {@code cell-status}; the numbers count only where it is {@code shown}
 * @param respondents how many have a score
 * @param eligible how many could answer
 * @param mean mean score, to one decimal
 * @param agreeing share agreeing, to whole per cents
 */
public record CultureFigure(
        @Nullable String unit,
        String scale,
        String status,
        int respondents,
        int eligible,
        double mean,
        double agreeing) {

    static final String SHOWN = "shown";

    /** Whether there are numbers. */
    public boolean shown() {
        return status.equals(SHOWN);
    }

    static CultureFigure hidden(@Nullable String unit, String scale, String status) {
        return new CultureFigure(unit, scale, status, 0, 0, 0, 0);
    }

    static CultureFigure of(
            @Nullable String unit, String scale, int respondents, int eligible, double mean, double agreeing) {
        return new CultureFigure(unit, scale, SHOWN, respondents, eligible, oneDecimal(mean), perCent(agreeing));
    }

    static double oneDecimal(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double perCent(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
