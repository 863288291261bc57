package org.npcs.repository.server.analytics.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings cells into the one form that every writer can hold, so that all forms tell the same. No message repeats a cell. */
final class Values {

    private Values() {}

    static List<@Nullable Object> of(TableHead head, List<@Nullable Object> cells) {
        var columns = head.columns();
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("a row of " + head.id() + " has " + cells.size() + " cells");
        }
        var row = new ArrayList<@Nullable Object>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            row.add(of(columns.get(i), cells.get(i)));
        }
        return row;
    }

    static @Nullable Object of(Column column, @Nullable Object cell) {
        var value = cell == null ? null : known(column, cell);
        if (value == null && !column.nullable()) {
            throw new IllegalArgumentException("no cell of " + column.name() + " may be empty");
        }
        return value;
    }

    private static @Nullable Object known(Column column, Object cell) {
        return switch (column.type()) {
            case TEXT, CODE ->
                PlainText.of(need(column, cell, CharSequence.class).toString());
            case INTEGER -> whole(column, cell);
            case DECIMAL -> decimal(column, cell);
            case DATE -> need(column, cell, LocalDate.class);
            case INSTANT -> need(column, cell, Instant.class).truncatedTo(ChronoUnit.MICROS);
        };
    }

    private static Long whole(Column column, Object cell) {
        if (cell instanceof Long || cell instanceof Integer || cell instanceof Short || cell instanceof Byte) {
            return ((Number) cell).longValue();
        }
        return need(column, cell, BigInteger.class).longValueExact();
    }

    /** An exact number must fit; only a double, which is never exact, is rounded. */
    private static BigDecimal decimal(Column column, Object cell) {
        BigDecimal number;
        if (cell instanceof Double || cell instanceof Float) {
            number = BigDecimal.valueOf(((Number) cell).doubleValue()).setScale(column.scale(), RoundingMode.HALF_EVEN);
        } else if (cell instanceof BigDecimal exact) {
            number = exact;
        } else {
            number = BigDecimal.valueOf(whole(column, cell));
        }
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (plain.scale() < 0) {
            plain = plain.setScale(0);
        }
        if (plain.scale() > column.scale() || plain.precision() - plain.scale() > Column.PRECISION - column.scale()) {
            throw new IllegalArgumentException("a number of " + column.name() + " has too many digits");
        }
        return plain;
    }

    private static <T> T need(Column column, Object cell, Class<T> type) {
        if (!type.isInstance(cell)) {
            throw new IllegalArgumentException(column.name() + " holds " + column.type() + ", not "
                    + cell.getClass().getSimpleName());
        }
        return type.cast(cell);
    }
}
