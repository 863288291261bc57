package org.npcs.repository.server.governance;

import org.jspecify.annotations.Nullable;

/**
 * A figure of a goal.
 *
 * @param name which figure, by code of {@code goal-figure}
 * @param value the figure; null while it is not told
 * @param unit in what it is counted
 * @param untold why it is not told; null for a figure that is
 * @param source where it comes from
 */
public record GoalFigure(
        String name,
        @Nullable Double value,
        String unit,
        @Nullable String untold,
        String source) {

    static GoalFigure told(String name, double value, String unit, String source) {
        return new GoalFigure(name, value, unit, null, source);
    }

    static GoalFigure untold(String name, String unit, String why, String source) {
        return new GoalFigure(name, null, unit, why, source);
    }
}
