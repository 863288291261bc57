package org.npcs.repository.server.exchange.body;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * Decompresses gzip (RFC 1952) as it is asked for, a piece at a time, so that a small body cannot fill the memory. Several
 * members may follow each other. One that is cut off or damaged ends the body.
 */
final class Gunzip implements AutoCloseable {

    private static final int PIECE = 65_536;
    private static final long FREE = 16L << 20;
    private static final long HIGHEST_RATIO = 200;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final GzipFrame frame = new GzipFrame();
    private final byte[] room = new byte[PIECE];
    private long in;
    private long out;
    private final Function<String, ProblemException> damaged;
    private boolean inData;

    /** Takes how a body that is cut off or damaged is refused. */
    Gunzip(Function<String, ProblemException> damaged) {
        this.damaged = damaged;
    }

    /** What a piece of the compressed bytes holds, decompressed when it is asked for. */
    Iterable<byte[]> feed(byte[] compressed) {
        in += compressed.length;
        return () -> new Pieces(compressed);
    }

    /** Refuses a body that ends within a member. */
    void end() {
        if (inData || !frame.atStart() || in == 0) {
            throw damaged.apply("The compressed body is cut off or damaged.");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private byte @Nullable [] next(byte[] compressed, int[] at) {
        try {
            while (true) {
                if (inData) {
                    var piece = inflate(compressed, at);
                    if (piece.length > 0) {
                        return piece;
                    }
                    if (inData) {
                        return null;
                    }
                }
                if (at[0] >= compressed.length) {
                    return null;
                }
                if (frame.headerEnds(compressed[at[0]++], sum, inflater.getBytesWritten())) {
                    inData = true;
                    inflater.reset();
                    sum.reset();
                }
            }
        } catch (DataFormatException | IllegalArgumentException broken) {
            throw damaged.apply("The compressed body is cut off or damaged.");
        }
    }

    private byte[] inflate(byte[] compressed, int[] at) throws DataFormatException {
        if (inflater.needsInput() && at[0] < compressed.length) {
            inflater.setInput(compressed, at[0], compressed.length - at[0]);
            at[0] = compressed.length;
        }
        int length = inflater.inflate(room);
        if (inflater.needsDictionary()) {
            throw damaged.apply("The compressed body is cut off or damaged.");
        }
        sum.update(room, 0, length);
        out += length;
        if (out > FREE && out / in > HIGHEST_RATIO) {
            throw ProblemException.of(ProblemCode.BODY_TOO_LARGE, "The body expands too much.");
        }
        if (inflater.finished() && length == 0) {
            inData = false;
            at[0] = compressed.length - inflater.getRemaining();
        }
        return Arrays.copyOf(room, length);
    }

    private final class Pieces implements Iterator<byte[]> {

        private final byte[] compressed;
        private final int[] at = {0};
        private byte @Nullable [] piece;

        Pieces(byte[] compressed) {
            this.compressed = compressed;
        }

        @Override
        public boolean hasNext() {
            if (piece == null) {
                piece = Gunzip.this.next(compressed, at);
            }
            return piece != null;
        }

        @Override
        public byte[] next() {
            var result = piece;
            if (!hasNext() || (result = piece) == null) {
                throw new NoSuchElementException();
            }
            piece = null;
            return result;
        }
    }
}
