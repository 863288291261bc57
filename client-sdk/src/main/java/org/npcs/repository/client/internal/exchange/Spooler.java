package org.npcs.repository.client.internal.exchange;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Writes the exact bytes of one part to its spool before any of them is sent. */
final class Spooler implements AutoCloseable {

    private final Path spool;
    private final MessageDigest packed = BodyDigest.start();
    private final MessageDigest plain = BodyDigest.start();
    private final Counter counter;
    private final OutputStream out;

    Spooler(Path spool) throws IOException {
        this.spool = spool;
        counter = new Counter(new DigestOutputStream(OwnerFiles.draft(spool), packed));
        out = new BufferedOutputStream(new DigestOutputStream(new GZIPOutputStream(counter, 1 << 13), plain), 1 << 16);
    }

    OutputStream out() {
        return out;
    }

    /** Ends the part and says what it is; it is not yet there under its name. */
    Written finish() throws IOException {
        out.close();
        HexFormat hex = HexFormat.of();
        return new Written(counter.bytes, hex.formatHex(packed.digest()), hex.formatHex(plain.digest()));
    }

    /** Puts the part under its name, durably. */
    void commit() throws IOException {
        OwnerFiles.commit(spool);
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        out.close();
        OwnerFiles.abandon(spool);
    }

    record Written(long bytes, String digest, String contentDigest) {}

    private static final class Counter extends FilterOutputStream {

        private long bytes;

        Counter(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] part, int from, int length) throws IOException {
            out.write(part, from, length);
            bytes += length;
        }
    }
}
