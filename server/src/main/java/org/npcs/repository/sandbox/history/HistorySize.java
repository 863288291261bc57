package org.npcs.repository.sandbox.history;

/**
 * How much history is invented.
 *
 * @param incidents about how many incidents in all; 0 for none
 */
public record HistorySize(int incidents) {

    /** No history: members without records. */
    public static final HistorySize NONE = new HistorySize(0);

    /** About 300 incidents: for a first look and for quick tests. */
    public static final HistorySize SMALL = new HistorySize(300);

    /** About 3,000 incidents, which is what some fourteen jurisdictions report in three years. */
    public static final HistorySize MEDIUM = new HistorySize(3_000);

    /** About 200,000 incidents: far more than there are, for measurements. */
    public static final HistorySize LARGE = new HistorySize(200_000);

    /**
     * The size that a setting names.
     *
     * @param setting {@code none}, {@code small}, {@code medium}, {@code large} or a number of incidents
     */
    public static HistorySize of(String setting) {
        return switch (setting) {
            case "none", "" -> NONE;
            case "small" -> SMALL;
            case "medium" -> MEDIUM;
            case "large" -> LARGE;
            default -> counted(setting);
        };
    }

    private static HistorySize counted(String setting) {
        try {
            return new HistorySize(Math.max(0, Integer.parseInt(setting)));
        } catch (NumberFormatException unknown) {
            throw new IllegalArgumentException(
                    "sandbox.history: none, small, medium, large or a number of incidents", unknown);
        }
    }

    /** How many times as many incidents as the medium size. */
    double factor() {
        return incidents / (double) MEDIUM.incidents;
    }
}
