package org.npcs.repository.conformance.run;

import java.util.Locale;

/** What a check says about the product. The order is that of gravity. */
public enum Verdict {
    /** The requirement was kept wherever it was tried. */
    PASS,
    /** The check was left out for a reason of the closed list; it counts neither way. */
    SKIPPED,
    /** A SHOULD was broken. */
    WARN,
    /** Something that the check needs could not be arranged; nothing is known. */
    INCONCLUSIVE,
    /** A MUST was broken, or a SHOULD in a strict run. */
    FAIL,
    /** The kit or its environment broke; this is never a pass and never the fault of the product. */
    ERROR;

    /** Returns the stable code, such as {@code pass}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the verdict of a code.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Returns the graver of two verdicts. */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
