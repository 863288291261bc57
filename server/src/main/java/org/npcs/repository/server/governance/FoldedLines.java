package org.npcs.repository.server.governance;

import java.nio.charset.StandardCharsets;

/** Folds lines as RFC 5545 asks for in 3.1: after 75 octets at most, and never within a character. */
final class FoldedLines {

    private static final int OCTETS = 75;
    private static final String BREAK = "\r\n";

    private FoldedLines() {}

    /** The text with each of its lines folded. */
    static String of(String text) {
        var folded = new StringBuilder(text.length() + text.length() / OCTETS * 3);
        text.lines().forEach(line -> {
            fold(folded, line);
            folded.append(BREAK);
        });
        return folded.toString();
    }

    private static void fold(StringBuilder folded, String line) {
        int taken = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            var character = Character.toString(line.codePointAt(at));
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (taken + octets > OCTETS) {
                folded.append(BREAK).append(' ');
                taken = 1;
            }
            folded.append(character);
            taken += octets;
        }
    }
}
