package org.npcs.repository.server.analytics.chart;

/** Text that XML can hold and that cannot disturb the text around it. */
final class SafeText {

    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /** One line: line breaks become spaces. */
    static String of(String text) {
        return ofLines(text.replace('\n', ' '));
    }

    /** Control characters, half surrogates and marks that turn the direction of writing are replaced. */
    static String ofLines(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().map(SafeText::harmless).forEach(safe::appendCodePoint);
        return safe.toString();
    }

    private static int harmless(int character) {
        if (character < ' ' || (character >= 0x7F && character < 0xA0)) {
            return character == '\n' ? character : ' ';
        }
        boolean halfSurrogate = character >= 0xD800 && character <= 0xDFFF;
        boolean noCharacter = (character & 0xFFFE) == 0xFFFE;
        return halfSurrogate || noCharacter || turnsDirection(character) ? REPLACEMENT : character;
    }

    private static boolean turnsDirection(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
