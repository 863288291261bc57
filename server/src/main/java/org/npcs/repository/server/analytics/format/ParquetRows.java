package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/** Parquet. Equal rows give equal bytes. */
final class ParquetRows extends RowWriter {

    /** A group of rows is held in memory until it is written. */
    private static final long GROUP_BYTES = 8L << 20;

    /** How often the size of the group is looked at. */
    private static final int CHECK = 1_000;

    private final ParquetFile file;
    private ParquetGroup group;

    ParquetRows(TableHead head, OutputStream out) throws IOException {
        super(head);
        file = new ParquetFile(head, out);
        group = new ParquetGroup(head);
    }

    @Override
    void known(List<@Nullable Object> row) throws IOException {
        for (int i = 0; i < row.size(); i++) {
            var column = head.columns().get(i);
            var cell = row.get(i);
            if (cell == null) {
                group.column(i).writeNull(0, 0);
            } else {
                put(column, cell, group.column(i), column.nullable() ? 1 : 0);
            }
        }
        group.endRow();
        if (group.rows() % CHECK == 0 && group.bytes() > GROUP_BYTES) {
            end();
        }
    }

    private void end() throws IOException {
        file.write(group);
        group = new ParquetGroup(head);
    }

    private static void put(Column column, Object cell, ColumnWriter to, int level) {
        switch (column.type()) {
            case TEXT, CODE -> to.write(Binary.fromString((String) cell), 0, level);
            case INTEGER -> to.write((long) cell, 0, level);
            case DECIMAL -> to.write(decimal((BigDecimal) cell, column.scale()), 0, level);
            case DATE -> to.write(Math.toIntExact(((LocalDate) cell).toEpochDay()), 0, level);
            case INSTANT -> to.write(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) cell), 0, level);
        }
    }

    /** Big-endian two's complement of the number without its point. */
    private static Binary decimal(BigDecimal number, int scale) {
        var digits = number.setScale(scale).unscaledValue().toByteArray();
        var bytes = new byte[ParquetSchema.DECIMAL_BYTES];
        Arrays.fill(bytes, (byte) (digits[0] < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, bytes.length - digits.length, digits.length);
        return Binary.fromConstantByteArray(bytes);
    }

    /** Nothing: only whole groups of rows can be handed over. */
    @Override
    public void flush() {}

    @Override
    public void finish() throws IOException {
        if (group.rows() > 0) {
            end();
        }
        file.finish();
    }
}
