package org.npcs.repository.server.analytics.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text becomes, without asking the machine for fonts: the advance widths of DejaVu Sans, the widest of the
 * usual sans-serif fonts, so that text fits in whatever font the reader has.
 */
final class TextWidth {

    /** Advance widths of the characters from space to tilde, in hundredths of the font size. */
    private static final int[] ASCII = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
        60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
        63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
    };

    private static final double BOLD = 1.15;
    private static final int FIRST_WIDE = 0x1100;

    private TextWidth() {}

    static double of(String text, double size) {
        int hundredths = text.codePoints().map(TextWidth::advance).sum();
        return hundredths * size / 100;
    }

    static double ofBold(String text, double size) {
        return of(text, size) * BOLD;
    }

    private static int advance(int character) {
        if (character >= ' ' && character <= '~') {
            return ASCII[character - ' '];
        }
        return character == '–' ? 50 : character < FIRST_WIDE ? 80 : 105;
    }

    /** The beginning of a text, with an ellipsis if it is cut. */
    static String fit(String text, double size, double width) {
        if (of(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end), size) + size > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** The lines of a text; a word that is longer than a line is cut. */
    static List<String> wrap(String text, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && of(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fit(word, size, width));
        }
        lines.add(line.toString());
        return lines;
    }
}
