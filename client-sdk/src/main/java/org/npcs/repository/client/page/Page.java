package org.npcs.repository.client.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the items
 * @param cursor position at which this page starts, or null for the start of the list
 * @param nextCursor position at which the next page starts, or null when this page is the last
 * @param <T> kind of item
 */
public record Page<T>(
        List<T> items, @Nullable String cursor, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Returns whether the list ends with this page. */
    public boolean last() {
        return nextCursor == null;
    }

    /** Returns how many items there are, not which. */
    @Override
    public String toString() {
        return "Page of " + items.size() + (last() ? ", the last" : "");
    }
}
