package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and counts rows for all writers. */
abstract class RowWriter implements TableWriter {

    final TableHead head;
    private long rows;

    RowWriter(TableHead head) {
        this.head = head;
    }

    @Override
    public final void write(List<@Nullable Object> row) throws IOException {
        known(Values.of(head, row));
        rows++;
    }

    @Override
    public final long rows() {
        return rows;
    }

    /** Writes a row whose cells have the types of {@link ColumnType}. */
    abstract void known(List<@Nullable Object> row) throws IOException;
}
