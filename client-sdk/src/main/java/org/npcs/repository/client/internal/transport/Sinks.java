package org.npcs.repository.client.internal.transport;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sinks that programs hand in. */
public final class Sinks {

    private Sinks() {}

    /**
     * Returns a sink that hands on to a stream, which stays open. What has been handed on cannot be taken back, so the call is
     * not repeated once the first byte went out.
     */
    public static AnswerSink once(OutputStream target) {
        boolean[] used = new boolean[1];
        return () -> {
            if (used[0]) {
                throw new SinkBody.SinkFailed();
            }
            return new FilterOutputStream(target) {
                @Override
                public void write(int one) throws IOException {
                    used[0] = true;
                    target.write(one);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    used[0] |= length > 0;
                    target.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    target.flush();
                }
            };
        };
    }
}
