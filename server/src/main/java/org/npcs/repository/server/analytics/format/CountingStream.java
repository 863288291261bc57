package org.npcs.repository.server.analytics.format;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/** Tells how many bytes went through. */
final class CountingStream extends FilterOutputStream {

    private final IntConsumer count;

    CountingStream(OutputStream out, IntConsumer count) {
        super(out);
        this.count = count;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        count.accept(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        count.accept(length);
    }
}
