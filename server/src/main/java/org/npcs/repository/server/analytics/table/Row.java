package org.npcs.repository.server.analytics.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.statistics.CountRange;
import org.npcs.repository.server.analytics.statistics.Proportions;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One row of a table as it is told: what it is about, a count of a whole, their share with its interval, and a status. */
public final class Row {

    /** Digits that a share is told with. */
    private static final MathContext DIGITS = new MathContext(6);

    private final ObjectNode told = JsonNodeFactory.instance.objectNode();

    /** A row about a period. */
    public Row(String period, String label, String start, String end, String panel) {
        told.put("period", period)
                .put("periodLabel", label)
                .put("periodStart", start)
                .put("periodEnd", end)
                .put("panel", panel);
    }

    /** Says what the row is about. */
    public Row about(Map<String, String> codes, RowKeys keys) {
        codes.forEach(
                (dimension, code) -> told.put(dimension, code).put(dimension + "Label", keys.label(dimension, code)));
        return this;
    }

    /** Says of which version of an instrument the items are. */
    public Row version(String version) {
        told.put("instrumentVersion", version);
        return this;
    }

    /** Tells a count exactly, as owners see their own. */
    public Row exactly(long n, long of) {
        both(n, of);
        Proportions.proportion(n, of).ifPresent(share -> number("share", share.value())
                .number("shareLower", share.value())
                .number("shareUpper", share.value())
                .number("intervalLower", share.lower())
                .number("intervalUpper", share.upper()));
        return status(n == 0 ? "zero" : "shown");
    }

    /** Tells two counts exactly of which neither is a part of the other. */
    public Row apart(long n, long of) {
        both(n, of);
        return status(n == 0 ? "zero" : "shown");
    }

    private void both(long n, long of) {
        told.put("n", n)
                .put("nLower", n)
                .put("nUpper", n)
                .put("of", of)
                .put("ofLower", of)
                .put("ofUpper", of);
    }

    /** Tells a count across members as a range of a range; what is hidden is null. */
    public Row ranged(@Nullable CountRange n, @Nullable CountRange of, String status) {
        return ranged(n, of, true, status);
    }

    /**
     * The same where the count need not be a part of the whole.
     *
     * @param part whether it is, so that there is a share
     */
    public Row ranged(@Nullable CountRange n, @Nullable CountRange of, boolean part, String status) {
        if (n != null) {
            told.put("nLower", n.least()).put("nUpper", n.most());
        }
        if (of != null) {
            told.put("ofLower", of.least()).put("ofUpper", of.most());
        }
        if (part && n != null && of != null) {
            Proportions.proportion(n, of).ifPresent(share -> number("shareLower", share.least())
                    .number("shareUpper", share.most())
                    .number("intervalLower", share.lower())
                    .number("intervalUpper", share.upper()));
        }
        return status(status);
    }

    /** Adds a number, with six digits that mean something. */
    public Row number(String name, double value) {
        told.put(name, new BigDecimal(value).round(DIGITS).stripTrailingZeros());
        return this;
    }

    /** Says why the row tells what it tells. */
    Row status(String status) {
        told.put("status", status);
        return this;
    }

    /** The row as JSON. */
    public ObjectNode json() {
        var status = told.remove("status");
        told.set("status", status);
        return told;
    }
}
