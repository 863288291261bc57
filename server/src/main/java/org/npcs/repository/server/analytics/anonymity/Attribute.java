package org.npcs.repository.server.analytics.anonymity;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something by which a child might be recognised (a quasi-identifier), with the ways to coarsen it.
 *
 * @param name its name
 * @param levels the levels, the finest first; the last one tells nothing
 */
public record Attribute(String name, List<Level> levels) {

    /** There is a level, and the last one makes all values alike. */
    public Attribute {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("an attribute has levels");
        }
        levels = List.copyOf(levels);
    }

    /**
     * A level.
     *
     * @param name its published name
     * @param coarsened a finest value as it is told at this level; what is not given stays so
     */
    public record Level(String name, UnaryOperator<@Nullable String> coarsened) {}

    @Nullable
    String at(int level, @Nullable String value) {
        return levels.get(level).coarsened().apply(value);
    }

    int coarsest() {
        return levels.size() - 1;
    }
}
