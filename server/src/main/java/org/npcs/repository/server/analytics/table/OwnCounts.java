package org.npcs.repository.server.analytics.table;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The counts of one owner by period, ready to be asked for. */
final class OwnCounts {

    private final Map<String, Map<Map<String, String>, Long>> byPeriod = new HashMap<>();
    private final UnaryOperator<String> series;

    /**
     * No counts yet.
     *
     * @param series the series to which an item of a version belongs
     */
    OwnCounts(UnaryOperator<String> series) {
        this.series = series;
    }

    /** Adds counts of a unit to the periods in which they lie; those in none are left out. */
    void add(Unit unit, List<Leaf> leaves, List<Span> spans) {
        var starts = new TreeMap<LocalDate, Span>();
        spans.forEach(span -> starts.put(span.start().withDayOfMonth(1), span));
        for (Leaf leaf : leaves) {
            var span = starts.floorEntry(leaf.month());
            if (span != null && !leaf.month().isAfter(span.getValue().end())) {
                byPeriod.computeIfAbsent(span.getValue().id(), id -> new HashMap<>())
                        .merge(key(unit, leaf.values()), leaf.n(), Long::sum);
            }
        }
    }

    /** The count of a unit with these codes; nothing counted is 0. */
    long of(Span span, Unit unit, Map<String, String> codes) {
        return byPeriod.getOrDefault(span.id(), Map.of()).getOrDefault(key(unit, codes), 0L);
    }

    /** A pair is counted in the order of its identifiers and told in that of the instrument. */
    private static void inOrder(Map<String, String> key) {
        var one = key.getOrDefault("item", "");
        var other = key.get("otherItem");
        if (other != null && other.compareTo(one) < 0) {
            key.put("item", other);
            key.put("otherItem", one);
        }
    }

    private Map<String, String> key(Unit unit, Map<String, String> codes) {
        var key = new HashMap<>(codes);
        key.computeIfPresent("item", (dimension, item) -> series.apply(item));
        key.computeIfPresent("otherItem", (dimension, item) -> series.apply(item));
        inOrder(key);
        key.put("", unit.name());
        return key;
    }
}
