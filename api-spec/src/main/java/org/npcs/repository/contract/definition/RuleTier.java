package org.npcs.repository.contract.definition;

import java.util.Locale;

/** From which step on a rule binds. */
public enum RuleTier {
    /** From the first submission on. */
    ACCEPT,
    /** From finalisation on; a document may be accepted while it still breaks the rule. */
    FINAL,
    /** Never: the rule only advises, at every step. */
    ADVISORY;

    /** Returns the published code, such as {@code accept}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static RuleTier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
