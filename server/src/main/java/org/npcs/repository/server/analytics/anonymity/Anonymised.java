package org.npcs.repository.server.analytics.anonymity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which none is alone.
 *
 * @param levels the level of each attribute, in their order
 * @param rows the rows that are left; each combination occurs at least as often as was asked for
 * @param leftOut how many rows are not among them
 */
public record Anonymised(List<Attribute.Level> levels, List<Row> rows, int leftOut) {

    /**
     * A row that is left.
     *
     * @param place its place among the rows that were given
     * @param values its coarsened values, in the order of the attributes
     */
    public record Row(int place, List<@Nullable String> values) {}
}
