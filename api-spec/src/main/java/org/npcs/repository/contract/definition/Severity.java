package org.npcs.repository.contract.definition;

import java.util.Locale;

/** What a finding does to the document, in rising order, so that {@code compareTo} tells the graver one. */
public enum Severity {
    /** The document is accepted and the finding is reported. */
    WARNING,
    /** The document is refused. */
    ERROR,
    /** The document is refused, and with it the batch that it came in. */
    FATAL;

    /** Returns the published code, such as {@code warning}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
