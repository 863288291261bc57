package org.npcs.repository.contract.screening;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Screens a text. It is tuned to overlook little: a wrong suspicion costs the decision of a second person, an overlooked name
 * cannot be taken back. Work grows with the length of the text and with nothing else; what is found is told as kinds, never
 * as words. May be used by many threads at once.
 */
public final class TextScreening {

    private final List<Detector> detectors = List.of(
            new PersonNames(WordLists.published()),
            new PhoneNumbers(),
            new NetworkAddresses(),
            new StreetAddresses(WordLists.published()),
            new IdentificationNumbers(WordLists.published()),
            new DatesOfPersons(WordLists.published()));

    private final BlameWords blame = BlameWords.published();

    private TextScreening() {}

    /** Looks for some kinds of suspicion. */
    interface Detector {
        /** Adds what is suspected. */
        void look(ScreenedText text, Set<SuspicionKind> found);
    }

    /** Returns the screening by the published lists, loaded on first use. */
    public static TextScreening published() {
        return Holder.PUBLISHED;
    }

    /** Returns what the text is suspected to hold, in the order of the kinds; empty for nothing. */
    public Set<SuspicionKind> suspicions(String text) {
        ScreenedText screened = ScreenedText.of(text);
        Set<SuspicionKind> found = EnumSet.noneOf(SuspicionKind.class);
        detectors.forEach(detector -> detector.look(screened, found));
        return Collections.unmodifiableSet(found);
    }

    /** Returns whether the text has a wording of the code system {@code blame-wording}. */
    public boolean blames(String text) {
        return blame.in(ScreenedText.of(text));
    }

    private static final class Holder {
        static final TextScreening PUBLISHED = new TextScreening();
    }
}
