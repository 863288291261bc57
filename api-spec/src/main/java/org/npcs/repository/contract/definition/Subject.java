package org.npcs.repository.contract.definition;

import java.util.Locale;

/** The two kinds of document that the rules judge. */
public enum Subject {
    /** What a member reports about one child in one event. */
    INCIDENT("IncidentContent"),
    /** What a review of one incident found. */
    REVIEW("ReviewContent");

    private final String schema;

    Subject(String schema) {
        this.schema = schema;
    }

    /** Returns the name of the contract's component schema for documents of this kind. */
    public String schema() {
        return schema;
    }

    /** Returns the published code, such as {@code incident}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the constant of a published code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Subject of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
