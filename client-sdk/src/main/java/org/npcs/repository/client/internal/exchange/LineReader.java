package org.npcs.repository.client.internal.exchange;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the records of a file of JSON lines one by one; blank lines are no records. */
public final class LineReader implements Closeable {

    /** Most bytes of one record, by the contract. */
    public static final int MOST = 1 << 20;

    private final InputStream in;
    private long line;
    private long place;

    /** Opens a file, plain or compressed with gzip. */
    public LineReader(Path file) throws IOException {
        in = Plain.open(file);
    }

    /**
     * One record.
     *
     * @param place place among the records, counted from 1
     * @param line line of the file, counted from 1
     * @param json the bytes, or null when they are more than a record may have
     */
    public record Line(long place, long line, byte @Nullable [] json) {}

    /** Returns the next record, or null at the end. */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean blank = true;
        boolean tooLong = false;
        while (true) {
            int c = in.read();
            if (c < 0 && bytes.size() == 0) {
                return null;
            }
            if (c < 0 || c == '\n') {
                line++;
                if (!blank) {
                    return new Line(++place, line, tooLong ? null : bytes.toByteArray());
                }
                bytes.reset();
                if (c < 0) {
                    return null;
                }
                continue;
            }
            blank &= c == ' ' || c == '\t' || c == '\r';
            if (bytes.size() < MOST) {
                bytes.write(c);
            } else {
                tooLong = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
