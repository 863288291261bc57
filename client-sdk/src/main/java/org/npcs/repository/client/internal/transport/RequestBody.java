package org.npcs.repository.client.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** What a request carries. It is opened anew for each sending, so that a repetition sends the same bytes. */
public abstract class RequestBody {

    RequestBody() {}

    /** Returns a body of bytes, which must not be changed afterwards. */
    public static RequestBody of(byte[] bytes) {
        return new RequestBody() {
            @Override
            BodyPublisher open(AtomicLong moved) {
                return BodyPublishers.ofByteArray(bytes);
            }

            @Override
            public boolean streamed() {
                return false;
            }
        };
    }

    /**
     * Returns a body that is read from a file while it is sent, no faster than the connection takes it.
     *
     * @param watcher is told how many bytes have been taken, from 0 again with each sending
     */
    public static RequestBody of(Path file, LongConsumer watcher) {
        return new RequestBody() {
            @Override
            BodyPublisher open(AtomicLong moved) throws IOException {
                long length = Files.size(file);
                BodyPublisher bytes = BodyPublishers.ofInputStream(() -> counted(file, moved, watcher));
                return length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(bytes, length);
            }

            @Override
            public boolean streamed() {
                return true;
            }
        };
    }

    /** Opens the body for one sending and adds to the counter as it goes out. */
    abstract BodyPublisher open(AtomicLong moved) throws IOException;

    /** Returns whether the bytes are read while they are sent. */
    public abstract boolean streamed();

    private static InputStream counted(Path file, AtomicLong moved, LongConsumer watcher) {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilterInputStream(in) {
            private long sent;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = super.read(into, from, length);
                if (count > 0) {
                    sent += count;
                    moved.addAndGet(count);
                    watcher.accept(sent);
                }
                return count;
            }
        };
    }

    /** Returns nothing of the content. */
    @Override
    public final String toString() {
        return "RequestBody";
    }
}
