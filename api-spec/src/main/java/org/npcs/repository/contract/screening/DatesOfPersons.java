package org.npcs.repository.contract.screening;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Days that point to one person: in a sentence with the role of one member of staff, or as a day of birth. */
final class DatesOfPersons implements TextScreening.Detector {

    private static final Pattern NUMERIC = Pattern.compile(
            "(?<![\\d./-])(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?|\\d{1,2}-\\d{1,2}-\\d{2,4})(?![\\d/%])");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec");
    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Set<String> POINTING = Set.of("on", "last", "this", "that", "next", "the");
    private static final Set<String> BIRTH =
            Set.of("born", "birth", "birthday", "birthdate", "dob", "birthed", "delivered");
    private static final Pattern DOB = Pattern.compile("(?i)\\bd\\.o\\.b");

    private static final int DATED = 1;
    private static final int STAFF = 2;
    private static final int BORN = 4;

    private final WordLists lists;

    DatesOfPersons(WordLists lists) {
        this.lists = lists;
    }

    @Override
    public void look(ScreenedText text, Set<SuspicionKind> found) {
        Map<Integer, Integer> sentences = new HashMap<>();
        for (int i = 0; i < text.words().size(); i++) {
            sentences.merge(text.word(i).sentence(), says(text, i), (one, other) -> one | other);
        }
        var numeric = NUMERIC.matcher(text.text());
        while (numeric.find()) {
            sentences.merge(sentenceAt(text, numeric.start()), date(numeric.group()), (one, other) -> one | other);
        }
        var abbreviated = DOB.matcher(text.text());
        while (abbreviated.find()) {
            sentences.merge(sentenceAt(text, abbreviated.start()), BORN, (one, other) -> one | other);
        }
        sentences.values().forEach(said -> {
            if ((said & (DATED | STAFF)) == (DATED | STAFF)) {
                found.add(SuspicionKind.STAFF_ROLE_WITH_DATE);
            }
            if ((said & (DATED | BORN)) == (DATED | BORN)) {
                found.add(SuspicionKind.BIRTH_DATE);
            }
        });
    }

    private int says(ScreenedText text, int i) {
        Word word = text.word(i);
        if (lists.role(word.lower())) {
            return STAFF;
        }
        if (BIRTH.contains(word.lower())) {
            return BORN;
        }
        if (DAYS.contains(word.lower())) {
            return POINTING.contains(text.word(i - 1).lower()) ? DATED : 0;
        }
        return MONTHS.contains(word.lower()) && (day(text, i - 1) || day(text, i - 2) || day(text, i + 1)) ? DATED : 0;
    }

    /** A day of a month; two words before it only across "of" or "day of". */
    private static boolean day(ScreenedText text, int i) {
        String word = text.word(i).lower();
        int digits = 0;
        while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
            digits++;
        }
        String rest = word.substring(digits);
        return digits > 0
                && digits < 3
                && Integer.parseInt(word.substring(0, digits)) <= 31
                && (rest.isEmpty() || Set.of("st", "nd", "rd", "th").contains(rest))
                && (text.word(i + 1).lower().equals("of")
                        || MONTHS.contains(text.word(i + 1).lower())
                        || MONTHS.contains(text.word(i - 1).lower()));
    }

    /** Three eighths is no date, nor is a figure with one decimal place. */
    private static int date(String group) {
        String[] parts = group.split("[/.-]");
        if (parts[0].length() == 4) {
            return DATED;
        }
        int one = Integer.parseInt(parts[0]);
        int other = Integer.parseInt(parts[1]);
        boolean possible = one >= 1 && other >= 1 && (one <= 12 && other <= 31 || other <= 12 && one <= 31);
        return possible && (parts.length > 2 || group.indexOf('/') > 0) ? DATED : 0;
    }

    private static int sentenceAt(ScreenedText text, int position) {
        int low = 0;
        int high = text.words().size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (text.word(middle).start() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return text.word(low).sentence();
    }
}
