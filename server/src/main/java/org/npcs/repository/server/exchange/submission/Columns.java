package org.npcs.repository.server.exchange.submission;

import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns rows into one array for each column, which is how a statement takes many rows. */
final class Columns {

    private Columns() {}

    @SuppressWarnings("unchecked")
    static <R, V> V[] of(List<R> rows, Class<V> type, Function<R, @Nullable V> column) {
        var array = (V[]) Array.newInstance(type, rows.size());
        for (int i = 0; i < array.length; i++) {
            Array.set(array, i, column.apply(rows.get(i)));
        }
        return array;
    }
}
