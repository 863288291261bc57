package org.npcs.repository.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a file as it was taken, kept beside it in the form of {@code sha256sum}. */
final class DropDigest {

    private static final int BUFFER = 1 << 16;

    private DropDigest() {}

    /** Returns whether a file is as it was when it was looked at first; the first look writes the digest down. */
    static boolean fits(Drop drop) {
        Path note = drop.beside(".sha256");
        try {
            String now = of(drop.file()) + "  " + drop.file().getFileName() + "\n";
            if (Files.exists(note)) {
                return Files.readString(note, StandardCharsets.UTF_8).equals(now);
            }
            Path fresh = drop.beside(".sha256.tmp");
            Files.writeString(fresh, now, StandardCharsets.UTF_8);
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
