package org.npcs.repository.contract.screening;

import java.util.Set;
import java.util.regex.Pattern;

/** Street addresses, post-office boxes, flats and postal codes. */
final class StreetAddresses implements TextScreening.Detector {

    private static final Pattern OTHER = Pattern.compile(
            "(?i:\\bp\\.? ?o\\.? ?box \\d)|(?i:\\b(?:apt|apartment|suite|trailer|lot|flat)\\.? ?#? ?\\d)|\\b[A-Z]{2},? \\d{5}(?!\\d)"
                    + "|\\b(?i:corner of) [A-Z0-9]|\\b(?i:zip)(?: code)?:? \\d{5}");
    private static final Set<String> SMALL = Set.of(
            "of", "in", "on", "the", "and", "to", "a", "an", "for", "with", "at", "by", "per", "or", "were", "was",
            "had", "have", "did", "from");
    private static final int BETWEEN = 4;

    private final WordLists lists;

    StreetAddresses(WordLists lists) {
        this.lists = lists;
    }

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        if (OTHER.matcher(text.text()).find()) {
            found.add(SuspicionKind.STREET_ADDRESS);
            return;
        }
        for (int i = 1; i < text.words().size(); i++) {
            if (street(text, i)) {
                found.add(SuspicionKind.STREET_ADDRESS);
                return;
            }
        }
    }

    private boolean street(ScreenedText text, int i) {
        Word word = text.word(i);
        boolean sure = lists.street(word.lower());
        if (!sure && !lists.streetOrOther(word.lower())) {
            return false;
        }
        Word before = text.word(i - 1);
        if (sure && word.capitalised() && named(before, word)) {
            return true;
        }
        for (int k = 1; k <= BETWEEN; k++) {
            Word earlier = text.word(i - k);
            if (earlier.sentence() != word.sentence()) {
                return false;
            }
            if (k > 1 && numbered(earlier)) {
                return true;
            }
            boolean part = sure ? !SMALL.contains(earlier.lower()) : earlier.capitalised() || earlier.digits() > 0;
            if (!part) {
                return false;
            }
        }
        return false;
    }

    /** Such as Elm Street, inside a sentence. */
    private static boolean named(Word before, Word word) {
        return before.sentence() == word.sentence()
                && before.end() + 1 == word.start()
                && (before.capitalised() && !before.first()
                        || Character.isDigit(before.text().charAt(0)));
    }

    private static boolean numbered(Word word) {
        return !word.text().isEmpty()
                && Character.isDigit(word.text().charAt(0))
                && word.text().length() < 7
                && !word.lower().endsWith("th")
                && !word.year();
    }
}
