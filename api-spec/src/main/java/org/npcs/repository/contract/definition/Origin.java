package org.npcs.repository.contract.definition;

import java.util.Locale;

/** Where a fault usually comes from, and so who can cure it. */
public enum Origin {
    /** From mapping or extraction: many documents have it at once. */
    CONVERSION,
    /** From entry: one document has it. */
    ENTRY;

    /** Returns the published code, such as {@code conversion}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Origin of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
