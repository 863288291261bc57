package org.npcs.repository.conformance.check;

import java.util.Locale;

/** The closed list of reasons for which a check may be left out. */
public enum SkipReason {
    /** The contract says why nobody can test the sentence from outside. */
    UNTESTABLE("The contract says that it cannot be tested from outside."),
    /** No credentials of the operator were given. */
    NO_OPERATOR("No credentials of the operator were given."),
    /** No credentials of two researchers were given. */
    NO_RESEARCHER("No credentials of two researchers were given."),
    /** No credentials of two stewards of releases were given. */
    NO_STEWARD("No credentials of two stewards of releases were given."),
    /** No release is published, and nobody may publish one. */
    NO_RELEASE("No release is published, and no credentials of two stewards were given."),
    /** Fewer than three members sit on the Executive Committee, or no charter is in force. */
    NO_COMMITTEE("Fewer than three members sit on the Executive Committee, or no charter is in force."),
    /** The charter in force does not say since when decisions are made in the repository. */
    NO_DECISIONS("The charter in force does not say since when decisions are made in the repository."),
    /** Access tokens are opaque, so that none can be altered in a known way. */
    OPAQUE_TOKENS("Access tokens are opaque."),
    /** No rule is announced for a later day. */
    NOTHING_ANNOUNCED("No rule is announced for a later day."),
    /** The server calls no receiver on the machine of the kit. */
    NO_RECEIVER("The server calls no receiver on the machine of the kit."),
    /** The run was told to send no requests. */
    DRY_RUN("The run sends no requests."),
    /** The requirement is a MAY and the product does not offer it. */
    NOT_OFFERED("The product does not offer this ability.");

    private final String sentence;

    SkipReason(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the stable code, such as {@code no-operator}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the reason in words. */
    public String sentence() {
        return sentence;
    }
}
