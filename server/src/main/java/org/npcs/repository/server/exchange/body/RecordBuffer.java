package org.npcs.repository.server.exchange.body;

import java.util.Arrays;

/** The bytes of the record at hand, up to a limit; beyond it only their number counts. */
final class RecordBuffer {

    private final int limit;
    private byte[] bytes = new byte[8_192];
    private int size;

    RecordBuffer(int limit) {
        this.limit = limit;
    }

    void add(byte next) {
        if (size < limit) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit, size * 2));
            }
            bytes[size] = next;
        }
        if (size <= limit) {
            size++;
        }
    }

    int size() {
        return size;
    }

    boolean overflowed() {
        return size > limit;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }
}
