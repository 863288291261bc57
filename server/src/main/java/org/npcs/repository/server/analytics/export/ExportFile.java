package org.npcs.repository.server.analytics.export;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.format.TableFormat;
import org.npcs.repository.server.analytics.format.WrittenFile;

/**
 * A file of an export.
 *
 * @param name name in its address
 * @param path place below the manifest, with slashes
 * @param table table that it holds
 * @param part part of the table, such as a year; empty for the whole
 * @param format code of its form; {@link #CSVW} for the description of a CSV file
 * @param frozen whether rows are paged through from it
 * @param told whether readers may load it
 * @param behind first chunk of the frozen rows that is not in it
 * @param chunks how many chunks it has
 * @param rows how many rows
 * @param bytes its length
 * @param sha256 digest of its bytes; null while it is being written
 */
public record ExportFile(
        String name,
        String path,
        String table,
        String part,
        String format,
        boolean frozen,
        boolean told,
        int behind,
        int chunks,
        long rows,
        long bytes,
        @Nullable String sha256) {

    /** Form of the description of a CSV file (CSV on the Web). */
    static final String CSVW = "csvw";

    private static final String CSVW_TYPE = "application/csvm+json";

    /** A file without bytes so far. */
    static ExportFile of(String path, String table, String part, String format, boolean frozen, boolean told) {
        var name = path.replace("/", ".");
        return new ExportFile(name, path, table, part, format, frozen, told, 0, 0, 0, 0, null);
    }

    ExportFile until(int chunk, String digest) {
        return new ExportFile(name, path, table, part, format, frozen, told, chunk, chunks, rows, bytes, digest);
    }

    /** Digest of the bytes of a file that is whole. */
    public String digest() {
        return Objects.requireNonNull(sha256);
    }

    /** The strong entity tag. */
    public String etag() {
        return '"' + digest() + '"';
    }

    /** Whether it holds rows of a table, as opposed to a description of one. */
    public boolean ofTable() {
        return !format.equals(CSVW);
    }

    /** Media type of its bytes. */
    public String mediaType() {
        return ofTable() ? form().mediaType() : CSVW_TYPE;
    }

    TableFormat form() {
        return TableFormat.valueOf(format.toUpperCase(java.util.Locale.ROOT));
    }

    WrittenFile written() {
        return new WrittenFile(path, form(), rows, bytes, digest());
    }
}
