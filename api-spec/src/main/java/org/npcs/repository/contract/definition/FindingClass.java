package org.npcs.repository.contract.definition;

import java.util.Locale;

/** What is wrong, in the classes of 45 CFR 1355.46. */
public enum FindingClass {
    /** Something that is asked for is neither given nor reasoned. */
    MISSING,
    /** One value is wrong by itself. */
    INVALID,
    /** Two values of the document do not fit together. */
    INCONSISTENT,
    /** The document does not fit another record. */
    CROSS_RECORD,
    /** Something came after its time. */
    LATE,
    /** Something was given that may not be given. */
    NOT_PERMITTED;

    /** Returns the published code, such as {@code missing}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static FindingClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
