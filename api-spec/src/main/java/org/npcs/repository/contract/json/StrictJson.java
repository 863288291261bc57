package org.npcs.repository.contract.json;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;

/**
 * The only door through which JSON from outside enters: one value of RFC 8259 in UTF-8, within fixed limits, or an
 * {@link InvalidJsonException}. The limits are those that {@code GET /v1/limits} publishes.
 */
public final class StrictJson {

    /** Deepest nesting of objects and arrays. */
    public static final int MAX_DEPTH = 32;

    /** Most characters (UTF-16 units) of a string. */
    public static final int MAX_STRING_CHARACTERS = 65_536;

    /** Most characters (UTF-16 units) of a member name. */
    public static final int MAX_NAME_CHARACTERS = 256;

    /** Most digits of the significand of a number, and largest absolute exponent. */
    public static final int MAX_NUMBER_DIGITS = 30;

    private StrictJson() {}

    /**
     * Reads exactly one JSON value.
     *
     * @param utf8 the bytes; not kept
     * @return the value; fractions are exact decimals, never rounded to binary
     * @throws InvalidJsonException when the bytes are refused
     */
    public static JsonNode parse(byte[] utf8) {
        return StrictReader.read(Utf8.check(utf8), utf8);
    }

    /**
     * Reads a stream to its end and parses it as {@link #parse(byte[])} does. The stream is not closed.
     *
     * @param maxBytes most bytes to read; one more is refused as {@code TOO_LARGE}
     * @throws IOException when the stream fails
     * @throws InvalidJsonException when the bytes are refused
     */
    public static JsonNode parse(InputStream in, int maxBytes) throws IOException {
        byte[] bytes = in.readNBytes(maxBytes);
        if (bytes.length == maxBytes && in.read() >= 0) {
            throw new InvalidJsonException(InvalidJsonException.Reason.TOO_LARGE, 0, 0);
        }
        return parse(bytes);
    }

    /**
     * Returns the value with every string and member name in Unicode normalisation form C, so that identifiers may be
     * compared by their bytes. A value that is in this form already is returned as it is.
     *
     * @throws InvalidJsonException with {@code DUPLICATE_MEMBER} when two names of one object become equal
     */
    public static JsonNode nfc(JsonNode value) {
        return Nfc.normalise(value);
    }

    /**
     * Returns the canonical bytes after RFC 8785: members sorted by UTF-16 units, shortest escapes, no white space.
     * Unlike the RFC, numbers are not rounded to binary: equal decimals have equal bytes, different ones differ.
     */
    public static byte[] canonicalBytes(JsonNode value) {
        return Canonical.bytes(value);
    }

    /** Returns the SHA-256 of the {@linkplain #canonicalBytes canonical bytes} as 64 lower-case hexadecimal digits. */
    public static String sha256(JsonNode value) {
        return Canonical.sha256(value);
    }
}
