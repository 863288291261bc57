package org.npcs.repository.server.analytics.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as bytes that come page by page, for answers that are sent while they are made. One thread at a time. */
public final class TablePages {

    private final ByteArrayOutputStream made = new ByteArrayOutputStream();
    private final TableWriter writer;

    /** Begins an answer. */
    public TablePages(TableFormat format, TableHead head, WriteOptions options) {
        try {
            writer = format.open(head, made, options);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The bytes of the next rows; a form that is written in groups may give none yet. */
    public byte[] rows(Iterable<List<@Nullable Object>> page) {
        try {
            for (var row : page) {
                writer.write(row);
            }
            writer.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return taken();
    }

    /** The bytes that are left at the end. */
    public byte[] end() {
        try {
            writer.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return taken();
    }

    private byte[] taken() {
        var bytes = made.toByteArray();
        made.reset();
        return bytes;
    }
}
