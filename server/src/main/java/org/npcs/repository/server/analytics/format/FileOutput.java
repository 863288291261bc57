package org.npcs.repository.server.analytics.format;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table to a new file, and counts and digests it on the way. It blocks: not for an event loop. */
public final class FileOutput implements Closeable {

    private final String path;
    private final TableFormat format;
    private final MessageDigest digest = Digests.sha256();
    private final OutputStream out;
    private final TableWriter writer;
    private final Path target;
    private long bytes;
    private boolean finished;

    /**
     * Begins the file.
     *
     * @param folder where the manifest stands
     * @param path the place of the file below it, with slashes; it must not be there yet
     */
    public FileOutput(Path folder, String path, TableFormat format, TableHead head, WriteOptions options)
            throws IOException {
        this.path = path;
        this.format = format;
        target = folder.resolve(path);
        if (!target.normalize().startsWith(folder.normalize())) {
            throw new IllegalArgumentException("a file outside of its folder");
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        var stream = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.CREATE_NEW));
        out = new CountingStream(new DigestOutputStream(stream, digest), count -> bytes += count);
        writer = begun(head, options);
    }

    private TableWriter begun(TableHead head, WriteOptions options) throws IOException {
        try {
            return format.open(head, out, options);
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** Writes a row. */
    public void write(List<@Nullable Object> row) throws IOException {
        writer.write(row);
    }

    /** How many rows were written. */
    public long rows() {
        return writer.rows();
    }

    /** Ends the file. */
    public WrittenFile finish() throws IOException {
        writer.finish();
        out.close();
        finished = true;
        return new WrittenFile(path, format, writer.rows(), bytes, Digests.hex(digest.digest()));
    }

    /** Removes the file if it is not finished: half a file must not look like one. */
    @Override
    public void close() throws IOException {
        out.close();
        if (!finished) {
            Files.deleteIfExists(target);
        }
    }
}
