package org.npcs.repository.client.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret in a file that only its owner can read, and the keys that follow from it. */
final class LocalSecret {

    private static final int SECRET_BYTES = 32;

    // Crockford's alphabet: no I, L, O, U, so that nothing is misread on paper.
    private static final String LETTERS = "BCDFGHJKMNPQRSTV";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final byte[] secret;

    private LocalSecret(byte[] secret) {
        this.secret = secret;
    }

    /** Makes a secret and its file; one that is there is never overwritten. */
    static LocalSecret create(Path file, String header) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        String line = header + HexFormat.of().formatHex(secret) + "\n";
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalSecret(secret);
    }

    /** Reads a secret whose file begins with the header, so that no secret is taken for another. */
    static LocalSecret open(Path file, String header, String otherwise) {
        try {
            String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!line.matches(header + "[0-9a-f]{64}")) {
                throw new IllegalArgumentException(otherwise);
            }
            return new LocalSecret(HexFormat.of().parseHex(line.substring(header.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the key of a text: HMAC-SHA-256, cut to 128 bits, 26 characters, two letters first. */
    String key(String kind, String text) {
        byte[] code;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((kind + '\0').getBytes(StandardCharsets.UTF_8));
            code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
        // 128 bits: twice four for the letters, then 24 times five.
        StringBuilder key = new StringBuilder(26);
        key.append(LETTERS.charAt((code[0] >> 4) & 15)).append(LETTERS.charAt(code[0] & 15));
        int bits = 0;
        int held = 0;
        for (int i = 1; i < 16; i++) {
            bits = (bits << 8) | (code[i] & 255);
            held += 8;
            while (held >= 5) {
                held -= 5;
                key.append(DIGITS.charAt((bits >> held) & 31));
            }
        }
        return key.toString();
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
