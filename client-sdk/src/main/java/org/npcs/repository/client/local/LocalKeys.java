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
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns case numbers into opaque keys that mean nothing to anybody without the secret: HMAC-SHA-256, cut to 128 bits, 26
 * characters, two letters first. The same number always gives the same key, on every machine that has the secret. Whoever
 * loses the secret loses the way back to its own records, so keep a copy where you keep other keys.
 */
public final class LocalKeys {

    private static final int SECRET_BYTES = 32;
    private static final String HEADER = "npcs-local-key-1 ";

    // Crockford's alphabet: no I, L, O, U, so that nothing is misread on paper.
    private static final String LETTERS = "BCDFGHJKMNPQRSTV";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final byte[] secret;

    private LocalKeys(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Makes a new secret and keeps it in a file that only its owner can read.
     *
     * @throws UncheckedIOException when the file exists already or cannot be written; a secret is never overwritten
     */
    public static LocalKeys create(Path file) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        String line = HEADER + HexFormat.of().formatHex(secret) + "\n";
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LocalKeys(secret);
    }

    /**
     * Reads the secret from its file.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when it is not such a file
     */
    public static LocalKeys open(Path file) {
        try {
            String line = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!line.matches(HEADER + "[0-9a-f]{64}")) {
                throw new IllegalArgumentException("the file holds no secret for local keys");
            }
            return new LocalKeys(HexFormat.of().parseHex(line.substring(HEADER.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the local key of an incident. White space around the number does not count. */
    public String incident(String caseNumber) {
        return key("incident", caseNumber);
    }

    /** Returns the key of an event as a whole, equal for all children of the event. */
    public String occurrence(String eventNumber) {
        return key("occurrence", eventNumber);
    }

    /**
     * Returns the way back: the case number of each local key, for the numbers given. A key alone never leads to its number,
     * so the numbers must be at hand, as in the extract that the records were made from.
     */
    public Map<String, String> caseNumbers(Iterable<String> caseNumbers) {
        Map<String, String> byKey = new HashMap<>();
        caseNumbers.forEach(number -> byKey.put(incident(number), number));
        return byKey;
    }

    private String key(String kind, String number) {
        String plain = Normalizer.normalize(number.strip(), Normalizer.Form.NFC);
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("a number has at least one character");
        }
        byte[] code;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((kind + '\0').getBytes(StandardCharsets.UTF_8));
            code = mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
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

    /** Returns nothing of the secret. */
    @Override
    public String toString() {
        return "LocalKeys";
    }
}
