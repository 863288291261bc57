package org.npcs.repository.server.security;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of analyst tokens: a prefix by which scanners of sources and logs find them, 30 letters and digits drawn by chance
 * (178 bits), and the CRC-32 of both in six, by which a typing error is told from a token that is not known.
 */
public final class AnalystTokenText {

    /** What every analyst token begins with. */
    public static final String PREFIX = "npcs_at_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int DRAWN = 30;
    private static final int CHECK = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (DRAWN + CHECK) + "}");

    private AnalystTokenText() {}

    /** Draws a new text. */
    public static String draw(RandomGenerator random) {
        var text = new StringBuilder(PREFIX);
        random.ints(DRAWN, 0, DIGITS.length()).forEach(digit -> text.append(DIGITS.charAt(digit)));
        return text + check(text.toString());
    }

    /** Whether a text has the form of an analyst token and its checksum fits. */
    static boolean sound(String text) {
        int body = PREFIX.length() + DRAWN;
        return FORM.matcher(text).matches() && text.substring(body).equals(check(text.substring(0, body)));
    }

    private static String check(String body) {
        var sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.US_ASCII));
        var digits = new char[CHECK];
        long rest = sum.getValue();
        for (int i = CHECK - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
