package org.npcs.repository.contract.definition;

import java.util.Locale;

/** Where a published definition stands. */
public enum PublicationStatus {
    /** Not in force; may still change. */
    DRAFT,
    /** In force; never changes. */
    ACTIVE,
    /** No longer for new use; kept because stored records refer to it. */
    RETIRED;

    /** Returns the published code, such as {@code draft}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static PublicationStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
