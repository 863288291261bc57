package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table row by row with a flat heap. It holds nothing that must be closed: the stream belongs to the caller. A
 * file is whole only after {@link #finish()}.
 */
public interface TableWriter {

    /** Writes a row; refuses one that does not fit the columns, before a byte of it is written. */
    void write(List<@Nullable Object> row) throws IOException;

    /** How many rows were written. */
    long rows();

    /** Hands to the stream what can be handed over in the middle of the file. */
    void flush() throws IOException;

    /** Writes what belongs behind the last row, and flushes. */
    void finish() throws IOException;
}
