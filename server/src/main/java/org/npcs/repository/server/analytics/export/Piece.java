package org.npcs.repository.server.analytics.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes that fit into a chunk.
 *
 * @param bytes the bytes
 * @param lines how many lines end in them
 */
record Piece(byte[] bytes, int lines) {

    /** The most bytes of a chunk. */
    static final int MOST = 1 << 20;

    /** Cuts behind line feeds, so that no line stands in two chunks. */
    static List<Piece> ofLines(byte[] bytes) {
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < bytes.length; ) {
            int until = Math.min(bytes.length, from + MOST);
            while (bytes[until - 1] != '\n') {
                until--;
                if (until == from) {
                    throw new IllegalArgumentException("a line is longer than a chunk");
                }
            }
            int lines = 0;
            for (int i = from; i < until; i++) {
                if (bytes[i] == '\n') {
                    lines++;
                }
            }
            pieces.add(new Piece(Arrays.copyOfRange(bytes, from, until), lines));
            from = until;
        }
        return pieces;
    }

    /** Cuts anywhere. */
    static List<Piece> ofBytes(byte[] bytes) {
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < bytes.length; from += MOST) {
            pieces.add(new Piece(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + MOST)), 0));
        }
        return pieces;
    }
}
