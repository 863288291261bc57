package org.npcs.repository.client.internal.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be compressed, by what they begin with and not by their name. */
public final class Plain {

    private static final int BUFFER = 1 << 16;

    private Plain() {}

    /** Opens the file for its plain bytes; a byte order mark in front is left out. */
    public static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            InputStream plain = gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
            plain.mark(3);
            if (plain.read() != 0xef || plain.read() != 0xbb || plain.read() != 0xbf) {
                plain.reset();
            }
            return plain;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
