package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table: its head and its rows. Rows are read once for each form that is written; a source that can be read only once
 * serves one form. The order of the rows must follow from their content, or it tells in which order records came.
 *
 * @param head all but the rows
 * @param rows each with as many cells as there are columns
 */
public record DataTable(TableHead head, Iterable<List<@Nullable Object>> rows) {

    /** The same table with two columns, {@code x_code} and {@code x_label}, for each column of codes. */
    public DataTable withLabels() {
        var labels = new Labels(head);
        return new DataTable(labels.head(), () -> new Mapped<>(rows.iterator(), labels::row));
    }

    /**
     * Writes all rows; the stream stays open.
     *
     * @return how many rows there were
     */
    public long write(TableFormat format, OutputStream out, WriteOptions options) throws IOException {
        var writer = format.open(head, out, options);
        for (var row : rows) {
            writer.write(row);
        }
        writer.finish();
        return writer.rows();
    }
}
