package org.npcs.repository.server.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How members respond to a notice, as far as a caller may see it.
 *
 * @param notice the notice
 * @param clock what the time says
 * @param rows members in the order of their codes, for a member its own alone
 * @param audience everybody, to be counted; empty when no totals are told
 * @param notes what members chose to tell, without saying who, in the order of the alphabet
 */
public record Uptake(
        Notice notice, NoticeClock clock, List<Standing> rows, List<Standing> audience, List<String> notes) {

    /** Others that must be counted along, as in figures across members; fewer would tell of single ones. */
    static final int LEAST_OTHERS = 5;

    private static final JsonMapper JSON = new JsonMapper();

    /** Whether totals are told. */
    public boolean counted() {
        return !audience.isEmpty();
    }

    /** How many members are in a state. */
    public int in(String state) {
        return (int) audience.stream().filter(one -> one.state().equals(state)).count();
    }

    /** How many responses are overdue. */
    public int overdue() {
        return (int) audience.stream().filter(one -> clock.overdue(one.state())).count();
    }

    /** How many planned actions are overdue. */
    public int actionOverdue() {
        return (int) audience.stream()
                .filter(one -> clock.actionOverdue(one.state(), one.plannedFor()))
                .count();
    }

    /** Median of the days from issue to the first step; null below five members. */
    public @Nullable Double medianToAcknowledge() {
        return median(Standing::acknowledgedAt);
    }

    /** Median of the days from issue to an answer; null below five members. */
    public @Nullable Double medianToAnswer() {
        return median(Standing::answeredAt);
    }

    private @Nullable Double median(Function<Standing, @Nullable Instant> when) {
        var days = audience.stream()
                .map(when)
                .filter(Objects::nonNull)
                .map(clock::days)
                .sorted()
                .toList();
        var half = days.size() / 2;
        return days.size() < LEAST_OTHERS
                ? null
                : days.size() % 2 == 1 ? days.get(half) : (Double) ((days.get(half - 1) + days.get(half)) / 2);
    }

    /** How many members did what with an action, by action, a slash and what; fewer than five are not told. */
    public Map<String, Integer> adopted() {
        var counts = new TreeMap<String, Integer>();
        audience.stream()
                .map(Standing::adopted)
                .filter(Objects::nonNull)
                .flatMap(text -> JSON.readTree(text).valueStream())
                .forEach(one -> counts.merge(
                        one.path("action").asString("") + "/" + one.path("how").asString(""), 1, Integer::sum));
        counts.values().removeIf(members -> members < LEAST_OTHERS);
        return counts;
    }
}
