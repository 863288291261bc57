package org.npcs.repository.client.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** JSON lines of a file, byte for byte. Blank lines are no records and are left out. */
public final class LineSource implements RecordSource {

    private final InputStream in;
    private int next = -2;

    /** Opens a file, plain or compressed. */
    public LineSource(Path file) throws IOException {
        in = Plain.open(file);
    }

    @Override
    public String mediaType() {
        return "application/x-ndjson";
    }

    @Override
    public boolean hasNext() throws IOException {
        while (next == -2 || next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            next = in.read();
        }
        return next >= 0;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        hasNext();
        for (int c = next; c >= 0 && c != '\n'; c = in.read()) {
            out.write(c);
        }
        out.write('\n');
        next = -2;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
