package org.npcs.repository.contract.screening;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names by two ways: what the lists of names have, and what stands where a name stands, as a capital inside a sentence does.
 * Names that no list has are found by the second.
 */
final class PersonNames implements TextScreening.Detector {

    private static final Pattern INITIALS = Pattern.compile("(?<![A-Za-z.])([A-Z])\\. ?([A-Z])\\.(?![A-Za-z])");
    private static final Set<String> NO_INITIALS = Set.of("US", "DC", "PM", "AM", "NY", "LA", "UN", "UK", "EU", "PO");
    private static final Set<String> NAMING = Set.of("named", "surnamed", "nicknamed", "alias", "aka");
    private static final Set<String> MONTHS = Set.of("april", "may", "june", "august", "march", "january", "jan");
    private static final Set<String> BEFORE_MONTH = Set.of(
            "in", "of", "since", "until", "till", "by", "from", "during", "late", "early", "mid", "on", "to", "and",
            "through", "between", "or", "before", "after", "last", "next", "this", "each", "every", "for");
    private static final int SHORTEST = 4;

    private final WordLists lists;

    PersonNames(WordLists lists) {
        this.lists = lists;
    }

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        for (int i = 0; i < text.words().size(); i++) {
            if (name(text, i)) {
                found.add(SuspicionKind.PERSON_NAME);
                return;
            }
        }
        var initials = INITIALS.matcher(text.text());
        while (initials.find()) {
            if (!NO_INITIALS.contains(initials.group(1) + initials.group(2))) {
                found.add(SuspicionKind.PERSON_NAME);
                return;
            }
        }
    }

    private boolean name(ScreenedText text, int i) {
        Word word = text.word(i);
        if (word.text().length() < 2
                || !Character.isLetter(word.text().charAt(0))
                || word.digits() > 0
                || text.joined(word)) {
            return false;
        }
        Word before = text.word(i - 1);
        if (addressed(before, word) || initialed(text, before, word)) {
            return true;
        }
        if (word.capitalised()) {
            return word.first() ? atStart(word, text.word(i + 1)) : inside(text, i, word, before);
        }
        return word.shouted() ? shouted(word) : small(word);
    }

    /** Behind a title, or behind a word that announces a name. */
    private boolean addressed(Word before, Word word) {
        boolean foreign =
                word.capitalised() || word.shouted() ? !lists.field(word.lower()) : !lists.known(word.lower());
        return before.sentence() == word.sentence()
                && foreign
                && !word.first()
                && (lists.title(before.lower()) || NAMING.contains(before.lower()));
    }

    /** Behind one letter with a full stop. */
    private boolean initialed(ScreenedText text, Word before, Word word) {
        return before.text().length() == 1
                && Character.isLetter(before.text().charAt(0))
                && before.sentence() == word.sentence()
                && before.end() + 1 < text.text().length()
                && text.text().charAt(before.end()) == '.'
                && (!lists.known(word.lower()) || lists.name(word.lower()));
    }

    private boolean inside(ScreenedText text, int i, Word word, Word before) {
        if (MONTHS.contains(word.lower())) {
            return !BEFORE_MONTH.contains(before.lower())
                    && before.digits() == 0
                    && text.word(i + 1).digits() == 0
                    && lists.given(word.lower())
                    && !lists.field(text.word(i + 1).lower());
        }
        if (partlyField(word) || inAddress(text, i)) {
            return false;
        }
        return !lists.known(word.lower()) && !hyphenatedWords(word)
                || lists.name(word.lower())
                || lists.role(before.lower()) && !text.word(i + 1).capitalised();
    }

    /** Between the number and the end of a street name, which are found by themselves. */
    private boolean inAddress(ScreenedText text, int i) {
        boolean number = false;
        boolean street = false;
        for (int k = 0; k <= 2; k++) {
            number |= k > 0 && text.word(i - k).digits() > 0;
            Word ahead = text.word(i + k);
            street |= ahead.capitalised() && (lists.street(ahead.lower()) || lists.streetOrOther(ahead.lower()));
        }
        return number && street;
    }

    private boolean atStart(Word word, Word next) {
        if (partlyField(word) || hyphenatedWords(word)) {
            return false;
        }
        return !lists.known(word.lower())
                || lists.given(word.lower()) && lists.speaking(next.lower()) && next.sentence() == word.sentence()
                || lists.name(word.lower()) && word.text().endsWith("'s");
    }

    private boolean shouted(Word word) {
        return !lists.known(word.lower())
                && !hyphenatedWords(word)
                && (word.text().length() > SHORTEST || word.text().length() == SHORTEST && lists.name(word.lower()));
    }

    /** A name in small letters is found where it is no other word. */
    private boolean small(Word word) {
        return word.lower().length() >= SHORTEST && lists.name(word.lower()) && !lists.known(word.lower());
    }

    private boolean partlyField(Word word) {
        return lists.field(word.lower())
                || word.lower().endsWith("s")
                        && lists.field(word.lower().substring(0, word.lower().length() - 1));
    }

    /** Such as Follow-up or Court-Ordered. */
    private boolean hyphenatedWords(Word word) {
        if (word.lower().indexOf('-') < 0) {
            return false;
        }
        for (String part : word.lower().split("-")) {
            if (!part.isEmpty() && !lists.known(part) && part.length() > 1) {
                return false;
            }
        }
        return true;
    }
}
