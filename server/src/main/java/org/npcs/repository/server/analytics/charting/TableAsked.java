package org.npcs.repository.server.analytics.charting;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.table.Asked;

/**
 * A question for the rows of a table that are to be drawn.
 *
 * @param asked the question to the table
 * @param where what rows must be about, as {@code dimension:code} with commas between them; null for all rows
 * @param figure {@code count} or {@code share}; null for what the table is about
 */
public record TableAsked(
        Asked asked, @Nullable String where, @Nullable String figure) {}
