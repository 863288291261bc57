package org.npcs.repository.contract.screening;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A word or number of a text.
 *
 * @param text as it stands there
 * @param lower the same in lower case, without accents, apostrophes and a possessive ending
 * @param start where it begins
 * @param sentence number of the sentence that it belongs to
 * @param first whether a sentence or a quotation may begin with it, so that a capital tells nothing
 */
record Word(String text, String lower, int start, int sentence, boolean first) {

    static final Word NONE = new Word("", "", -1, -1, true);

    static Word of(String text, int start, int sentence, boolean first) {
        String bare = text.endsWith("'s") || text.endsWith("'S") ? text.substring(0, text.length() - 2) : text;
        return new Word(text, folded(bare), start, sentence, first);
    }

    private static String folded(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c > 'z' || c == '\'') {
                StringBuilder folded = new StringBuilder();
                Normalizer.normalize(lower, Normalizer.Form.NFD)
                        .codePoints()
                        .filter(p -> p != '\'' && Character.getType(p) != Character.NON_SPACING_MARK)
                        .forEach(folded::appendCodePoint);
                return folded.toString();
            }
        }
        return lower;
    }

    int end() {
        return start + text.length();
    }

    /** A capital at the start and a small letter behind it. */
    boolean capitalised() {
        return !text.isEmpty()
                && Character.isUpperCase(text.charAt(0))
                && text.chars().skip(1).anyMatch(Character::isLowerCase);
    }

    /** Nothing but capitals, two or more. */
    boolean shouted() {
        return text.length() > 1 && text.chars().allMatch(c -> Character.isUpperCase(c) || c == '\'' || c == '-');
    }

    boolean isNumber() {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    long digits() {
        return text.chars().filter(Character::isDigit).count();
    }

    /** A number that may be a year. */
    boolean year() {
        return isNumber() && text.length() == 4 && (text.startsWith("19") || text.startsWith("20"));
    }
}
