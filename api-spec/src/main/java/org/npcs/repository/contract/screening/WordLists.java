package org.npcs.repository.contract.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lists of words that the screening goes by; each file says where its words come from. */
final class WordLists {

    /** What is written with a full stop inside a sentence. */
    static final Set<String> ABBREVIATED = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "rev", "det", "sgt", "lt", "capt", "hon", "jr", "sr", "st", "ave", "rd",
            "blvd", "apt", "no", "nr", "vs", "approx", "dob", "tel", "lic", "jan", "feb", "mar", "apr", "jun", "jul",
            "aug", "sep", "sept", "oct", "nov", "dec");

    private final Set<String> given = read("given-names");
    private final Set<String> surnames = read("surnames");
    private final Set<String> english = read("english-words");
    private final Set<String> field = read("field-vocabulary");
    private final Set<String> titles = read("titles");
    private final Set<String> roles = read("staff-roles");
    private final Set<String> speaking = read("speaking-verbs");
    private final Set<String> numbered = read("numbered-things");
    private final Set<String> streets = read("streets");
    private final Set<String> places = read("streets-or-other");

    private WordLists() {}

    static WordLists published() {
        return Holder.PUBLISHED;
    }

    boolean given(String lower) {
        return given.contains(lower);
    }

    boolean name(String lower) {
        return given.contains(lower) || surnames.contains(lower);
    }

    /** A word of the language, or of the field. */
    boolean known(String lower) {
        return english.contains(lower) || field.contains(lower) || inflected(lower);
    }

    boolean field(String lower) {
        return field.contains(lower);
    }

    boolean title(String lower) {
        return titles.contains(lower);
    }

    boolean role(String lower) {
        return roles.contains(lower);
    }

    boolean speaking(String lower) {
        return speaking.contains(lower);
    }

    boolean numbered(String lower) {
        return numbered.contains(lower);
    }

    boolean street(String lower) {
        return streets.contains(lower);
    }

    boolean streetOrOther(String lower) {
        return places.contains(lower);
    }

    /** A plural or another form of a word of the field. */
    private boolean inflected(String lower) {
        return lower.endsWith("s") && field.contains(lower.substring(0, lower.length() - 1));
    }

    private static Set<String> read(String name) {
        try (InputStream in = WordLists.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the word list " + name + " is missing from the contract artifact");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Holder {
        static final WordLists PUBLISHED = new WordLists();
    }
}
