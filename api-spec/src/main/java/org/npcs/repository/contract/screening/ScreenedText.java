package org.npcs.repository.contract.screening;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in one form of writing, with its words.
 *
 * @param text the text with plain quotes, dashes and spaces, and nothing that cannot be seen
 * @param words its words and numbers in their order
 */
record ScreenedText(String text, List<Word> words) {

    private static final int MOST_MARKS = 30;

    static ScreenedText of(String sent) {
        String plain = plain(sent);
        return new ScreenedText(plain, words(plain));
    }

    private static String plain(String sent) {
        String composed = Normalizer.normalize(streamSafe(sent), Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> {
            if (c == '\u2018' || c == '\u2019' || c == '\u02BC' || c == '`') {
                plain.append('\'');
            } else if (Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212') {
                plain.append('-');
            } else if (c == '\n' || c == '\r' || c == '\t') {
                plain.append('\n');
            } else if (Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** At most so many marks on one letter as UAX #15 allows a stream: a word boundary walks back over all of them. */
    private static String streamSafe(String sent) {
        StringBuilder safe = new StringBuilder(sent.length());
        int marks = 0;
        for (int i = 0; i < sent.length(); ) {
            int c = sent.codePointAt(i);
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK
                            || type == Character.ENCLOSING_MARK
                            || type == Character.COMBINING_SPACING_MARK
                    ? marks + 1
                    : 0;
            if (marks <= MOST_MARKS) {
                safe.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return safe.toString();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int sentence = 0;
        boolean first = true;
        boolean last = false;
        int i = 0;
        while (i < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                boolean ends = last && ends(text, i, words);
                if (ends) {
                    sentence++;
                }
                first |= ends || ":\"(".indexOf(text.charAt(i)) >= 0;
                i++;
                continue;
            }
            int end = end(text, i);
            words.add(Word.of(text.substring(i, end), i, sentence, first));
            first = false;
            last = true;
            i = end;
        }
        return List.copyOf(words);
    }

    /** A word goes on behind an apostrophe or a hyphen between letters or digits. */
    private static int end(String text, int from) {
        int end = from + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean joins = (c == '\'' || c == '-')
                    && end + 1 < text.length()
                    && Character.isLetterOrDigit(text.charAt(end + 1));
            if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK && !joins) {
                break;
            }
            end++;
        }
        return end;
    }

    /** A full stop behind a title, a single letter or inside an abbreviation ends no sentence. */
    private static boolean ends(String text, int at, List<Word> words) {
        char c = text.charAt(at);
        if (c == '\n' || c == '!' || c == '?' || c == ';') {
            return true;
        }
        if (c != '.' || at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
            return false;
        }
        Word before = words.get(words.size() - 1);
        return before.end() != at || before.text().length() > 1 && !WordLists.ABBREVIATED.contains(before.lower());
    }

    /** Whether a word is a part of something that is no prose, such as an address of a network. */
    boolean joined(Word word) {
        return glued(word.start() - 1, word.start() - 2) || glued(word.end(), word.end() + 1);
    }

    private boolean glued(int at, int beyond) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c == '@'
                || c == '_'
                || c == '.' && beyond >= 0 && beyond < text.length() && Character.isLowerCase(text.charAt(beyond));
    }

    /** The word at a place, or an empty one beside the text. */
    Word word(int index) {
        return index < 0 || index >= words.size() ? Word.NONE : words.get(index);
    }
}
