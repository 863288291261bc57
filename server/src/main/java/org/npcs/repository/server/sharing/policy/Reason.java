package org.npcs.repository.server.sharing.policy;

import java.util.Locale;

/** Why an element is seen as it is. */
public enum Reason {
    /** The agreement allows it and the owner has chosen it. */
    SHARED,
    /** It is the owner that looks. */
    OWNER,
    /** No agreement was executed. */
    NO_AGREEMENT,
    /** The agreement is suspended. */
    SUSPENDED,
    /** The agreement does not hold on this day. */
    NOT_IN_FORCE,
    /** The agreement does not cover the purpose. */
    PURPOSE_NOT_COVERED,
    /** No clause allows it. */
    NOT_IN_AGREEMENT,
    /** The owner has not chosen yet. */
    NOT_CHOSEN,
    /** The owner has chosen to share nothing. */
    CHOSEN_NONE,
    /** It is a text that is held for redaction, whatever was chosen. */
    HELD_FOR_REDACTION;

    /** The reason as it stands in the contract. */
    public String code() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
