package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item spreads, as far as it may be told.
 *
 * <p>Only quarters that have ended are told, each by when steps were first stated, so that asking again tells nothing new. A number is told
 * when five members or more stand between it and the one told before, from zero on: no difference of two numbers is about fewer than
 * five members. How many adapted or stopped is a part of those who adopted; it is told while the rest are five or more as well, so
 * that of no member that is known to have adopted it is certain which of the two it did.
 *
 * @param quarters the quarters since the item was published, oldest first
 */
public record Spread(List<Quarter> quarters) {

    /** From how many members on something is told. */
    public static final int LEAST_MEMBERS = 5;

    /**
     * A step of one member.
     *
     * @param name {@code adopted}, {@code adapted} or {@code stopped}
     * @param at when it was first stated
     */
    public record Step(String name, Instant at) {}

    /**
     * A calendar quarter and what is told by its end; null where nothing is told.
     *
     * @param name such as {@code 2027Q1}
     */
    public record Quarter(
            String name,
            @Nullable Integer adopted,
            @Nullable Integer adapted,
            @Nullable Integer stopped) {}

    static Spread of(@Nullable Instant published, List<Step> steps, Instant now) {
        var quarters = new ArrayList<Quarter>();
        int adopted = 0;
        int adapted = 0;
        int stopped = 0;
        for (int quarter = published == null ? number(now) : number(published); quarter < number(now); quarter++) {
            adopted = told(adopted, by(steps, "adopted", quarter), Integer.MAX_VALUE);
            adapted = told(adapted, by(steps, "adapted", quarter), adopted);
            stopped = told(stopped, by(steps, "stopped", quarter), adopted);
            quarters.add(new Quarter(name(quarter), shown(adopted), shown(adapted), shown(stopped)));
        }
        return new Spread(List.copyOf(quarters));
    }

    private static int told(int before, int reached, int whole) {
        return reached - before >= LEAST_MEMBERS && whole - reached >= LEAST_MEMBERS ? reached : before;
    }

    private static int by(List<Step> steps, String name, int quarter) {
        return (int) steps.stream()
                .filter(step -> step.name().equals(name) && number(step.at()) <= quarter)
                .count();
    }

    private static @Nullable Integer shown(int members) {
        return members == 0 ? null : Integer.valueOf(members);
    }

    private static int number(Instant at) {
        var day = at.atOffset(ZoneOffset.UTC);
        return day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR) - 1;
    }

    private static String name(int number) {
        return number / 4 + "Q" + (number % 4 + 1);
    }
}
