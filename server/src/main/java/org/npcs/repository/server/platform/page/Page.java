package org.npcs.repository.server.platform.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in a fixed order.
 *
 * @param items the items, at most as many as asked for
 * @param next position of the last item when more follow, otherwise null
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Makes a page of rows of which one more than the limit was asked for. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> position) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, position.apply(items.get(limit - 1)));
    }

    /**
     * A page of a list that is there as a whole.
     *
     * @param position how many items lie before it, as the page before told; empty for the first page
     */
    public static <T> Page<T> of(List<T> all, String position, int limit) {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position);
        var rest = all.subList(Math.min(from, all.size()), Math.min(all.size(), from + limit + 1));
        return of(rest, limit, last -> Integer.toString(from + limit));
    }

    /** Whether this page is the last. */
    public boolean complete() {
        return next == null;
    }

    /** The same page with other items. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
