package org.npcs.repository.client.local;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns case numbers into opaque keys that mean nothing to anybody without the secret: HMAC-SHA-256, cut to 128 bits, 26
 * characters, two letters first. The same number always gives the same key, on every machine that has the secret. Whoever
 * loses the secret loses the way back to its own records, so keep a copy where you keep other keys.
 */
public final class LocalKeys {

    private static final String HEADER = "npcs-local-key-1 ";

    private final LocalSecret secret;

    private LocalKeys(LocalSecret secret) {
        this.secret = secret;
    }

    /**
     * Makes a new secret and keeps it in a file that only its owner can read.
     *
     * @throws UncheckedIOException when the file exists already or cannot be written; a secret is never overwritten
     */
    public static LocalKeys create(Path file) {
        return new LocalKeys(LocalSecret.create(file, HEADER));
    }

    /**
     * Reads the secret from its file.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when it is not such a file
     */
    public static LocalKeys open(Path file) {
        return new LocalKeys(LocalSecret.open(file, HEADER, "the file holds no secret for local keys"));
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
        return secret.key(kind, plain);
    }

    /** Returns nothing of the secret. */
    @Override
    public String toString() {
        return "LocalKeys";
    }
}
