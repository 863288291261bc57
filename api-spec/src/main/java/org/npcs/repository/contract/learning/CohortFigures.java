package org.npcs.repository.contract.learning;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be told of the counts of a cohort: nothing of fewer learners than the published rules ask for, and totals of
 * what is told alone, so that nothing follows by subtraction.
 */
public final class CohortFigures {

    private final List<OfItem> items;
    private final @Nullable Figure finished;

    private CohortFigures(List<OfItem> items, @Nullable Figure finished) {
        this.items = items;
        this.finished = finished;
    }

    /**
     * A part in its whole.
     *
     * @param n how many count
     * @param denominator how many there are
     */
    public record Figure(int n, int denominator) {}

    /**
     * What is told of an item.
     *
     * @param item the item with its version
     * @param first right answers among the first ones, or null where nothing is told
     * @param later right answers among the later ones, or null where nothing is told
     */
    public record OfItem(
            ItemVersion item,
            @Nullable Figure first,
            @Nullable Figure later) {}

    /**
     * Works out what is told.
     *
     * @param counts the document {@code LearningCounts}
     * @param items the items of the version that was asked, in their order
     * @param least learners below whom nothing is told
     */
    public static CohortFigures of(JsonNode counts, List<ItemVersion> items, LearningPattern pattern, int least) {
        // Later answers are counted as answers: only more of them than fewer learners could give are surely of enough
        // learners.
        long leastLater = (least - 1L) * pattern.mostLater() + 1;
        return new CohortFigures(
                items.stream()
                        .map(item -> new OfItem(
                                item,
                                told(sum(counts, item, "firstCorrect"), sum(counts, item, "firstAnswers"), least),
                                told(sum(counts, item, "laterCorrect"), sum(counts, item, "laterAnswers"), leastLater)))
                        .toList(),
                told(counts.path("finished").asInt(0), counts.path("started").asInt(0), least));
    }

    private static int sum(JsonNode counts, ItemVersion item, String member) {
        return counts.path("rows")
                .valueStream()
                .filter(row -> row.path("item").asString("").equals(item.item())
                        && row.path("itemVersion").asInt(0) == item.itemVersion())
                .mapToInt(row -> row.path(member).asInt(0))
                .sum();
    }

    private static @Nullable Figure told(int n, int denominator, long least) {
        return denominator < least ? null : new Figure(n, denominator);
    }

    /** Returns each item, in the order of the version. */
    public List<OfItem> items() {
        return items;
    }

    /** Returns the first answers over all items of which they are told, or null when there is none. */
    public @Nullable Figure first() {
        return total(OfItem::first);
    }

    /** Returns the later answers over all items of which they are told, or null when there is none. */
    public @Nullable Figure later() {
        return total(OfItem::later);
    }

    /** Returns how many finished of those who started, or null where nothing is told. */
    public @Nullable Figure finished() {
        return finished;
    }

    private @Nullable Figure total(Function<OfItem, @Nullable Figure> part) {
        return items.stream()
                .map(part)
                .filter(Objects::nonNull)
                .reduce((one, other) -> new Figure(one.n() + other.n(), one.denominator() + other.denominator()))
                .orElse(null);
    }
}
