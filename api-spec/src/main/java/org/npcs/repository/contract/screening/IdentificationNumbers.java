package org.npcs.repository.contract.screening;

import java.util.Set;
import java.util.regex.Pattern;

/** Numbers of cases, licences, badges, accounts and of social security. Years, dates and counts are none. */
final class IdentificationNumbers implements TextScreening.Detector {

    private static final Pattern MARKED = Pattern.compile("#[ ]?\\d{3}|\\b\\d{3}[- ]\\d{2}[- ]\\d{4}\\b");
    private static final Pattern YEARS = Pattern.compile("(?:19|20)\\d\\d-(?:(?:19|20)\\d\\d|\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d{1,2}-\\d{1,2}-\\d{2,4}");
    private static final Pattern PHONE = Pattern.compile("(?:\\d-)?(?:\\d{3}-)?\\d{3}-\\d{4}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9-]*[A-Z][A-Z0-9-]*");
    private static final Set<String> BETWEEN =
            Set.of("no", "nr", "number", "numbers", "num", "id", "is", "was", "of", "the", "code");
    private static final Set<String> CALLED = Set.of("no", "nr", "number", "numbers", "num", "id");
    private static final int LONG_NUMBER = 5;
    private static final int LONG_CODE = 6;
    private static final int DIGITS_OF_CODE = 3;

    private final WordLists lists;

    IdentificationNumbers(WordLists lists) {
        this.lists = lists;
    }

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        if (MARKED.matcher(text.text()).find()) {
            found.add(SuspicionKind.IDENTIFICATION_NUMBER);
            return;
        }
        for (int i = 0; i < text.words().size(); i++) {
            Word word = text.word(i);
            if (word.digits() > 0 && !otherwise(word) && (foreign(word) || announced(text, i, word))) {
                found.add(SuspicionKind.IDENTIFICATION_NUMBER);
                return;
            }
        }
    }

    /** By itself: a long number, or capitals and digits. */
    private static boolean foreign(Word word) {
        String joined = word.text().replace("-", "");
        boolean number = joined.length() >= LONG_NUMBER && joined.chars().allMatch(Character::isDigit);
        return number
                || word.text().length() >= LONG_CODE
                        && word.digits() >= DIGITS_OF_CODE
                        && CODE.matcher(word.text()).matches();
    }

    /** Behind a thing that is numbered, with at most two words between. */
    private boolean announced(ScreenedText text, int i, Word word) {
        if (word.digits() < DIGITS_OF_CODE) {
            return false;
        }
        boolean called = false;
        for (int k = 1; k <= 3; k++) {
            Word before = text.word(i - k);
            if (before.sentence() != word.sentence()) {
                return false;
            }
            if (lists.numbered(before.lower())) {
                return called || !word.year();
            }
            called |= CALLED.contains(before.lower());
            if (!BETWEEN.contains(before.lower())) {
                return false;
            }
        }
        return false;
    }

    private static boolean otherwise(Word word) {
        return YEARS.matcher(word.text()).matches()
                || DATE.matcher(word.text()).matches()
                || PHONE.matcher(word.text()).matches();
    }
}
