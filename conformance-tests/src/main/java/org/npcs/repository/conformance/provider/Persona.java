package org.npcs.repository.conformance.provider;

import java.util.Locale;

/** The callers that the checks act as. */
public enum Persona {
    /** Job of the first member, with the rights to read and write incidents and reviews. */
    FIRST_NIGHTLY("first.nightly"),
    /** Reviewer of the first member, without the right to write incidents. */
    FIRST_REVIEWER("first.reviewer"),
    /** Lead of the first member, who also finalises reviews. */
    FIRST_LEAD("first.lead"),
    /** Client administrator of the first member. */
    FIRST_ADMIN("first.admin"),
    /** Privacy counsel of the first member: the second person for its sharing profile. */
    FIRST_COUNSEL("first.counsel"),
    /** Analyst of the first member. */
    FIRST_ANALYST("first.analyst"),
    /** Researcher whom the first member vouches for; may be missing. */
    FIRST_RESEARCHER("first.researcher"),
    /** Job of the second member. */
    SECOND_NIGHTLY("second.nightly"),
    /** Reviewer of the second member. */
    SECOND_REVIEWER("second.reviewer"),
    /** Lead of the second member; one check suspends and resumes it. */
    SECOND_LEAD("second.lead"),
    /** Client administrator of the second member. */
    SECOND_ADMIN("second.admin"),
    /** Analyst of the second member. */
    SECOND_ANALYST("second.analyst"),
    /** Researcher whom the second member vouches for; may be missing. */
    SECOND_RESEARCHER("second.researcher"),
    /** Client of a vendor to which the second member has granted nothing. */
    VENDOR("vendor"),
    /** The operator; may be missing. */
    OPERATOR("operator"),
    /** Steward who builds releases; may be missing. */
    STEWARD("steward"),
    /** Second steward, who publishes what the first one built; may be missing. */
    SECOND_STEWARD("steward.second"),
    /** Nobody: no token is sent. */
    ANYBODY("anybody");

    private final String key;

    Persona(String key) {
        this.key = key;
    }

    /** Returns the name under which the configuration holds its credentials, such as {@code first.nightly}. */
    public String key() {
        return key;
    }

    /** Returns the name in words. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
