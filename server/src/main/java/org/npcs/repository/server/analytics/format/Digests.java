package org.npcs.repository.server.analytics.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as 64 lower-case hexadecimal digits. */
public final class Digests {

    private Digests() {}

    /** The digest of bytes. */
    public static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    /**
     * The digest of a table whatever its form: of the bytes of its id, its columns as {@code name type} and its rows as
     * NDJSON. Facts are not part of it, so that it can be one of them.
     */
    public static String of(DataTable table) {
        var digest = sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            line(out, table.head().id());
            for (var column : table.head().columns()) {
                line(out, column.name() + " " + Descriptions.typeName(column.type()));
            }
            table.write(TableFormat.NDJSON, out, WriteOptions.USUAL);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return hex(digest.digest());
    }

    /** A digest to be fed piece by piece. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Bytes as lower-case hexadecimal digits. */
    public static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
