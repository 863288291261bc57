package org.npcs.repository.server.sharing.policy;

/** What kind of value an element holds, as far as coarsening goes. */
public enum Kind {
    /** A calendar date. */
    DATE,
    /** Completed years of age. */
    AGE,
    /** Whose record it is. */
    OWNER,
    /** Anything else. */
    OTHER
}
