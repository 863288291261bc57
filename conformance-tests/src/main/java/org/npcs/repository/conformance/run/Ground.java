package org.npcs.repository.conformance.run;

/** What checks have in common that some of them change for all. */
public enum Ground {
    /** Whether records of the first member are taken back at the time, which ends its exports. */
    WITHDRAWALS,
    /** Who is on the teams of the members. */
    TEAMS,
    /** Whether a review of the charter is open. */
    CHARTER_REVIEWS,
    /** What the vendor, or a member that relays, may do for others. */
    VENDOR,
    /** The profile of the second member. */
    PROFILE,
    /** The sharing profile of the first member. */
    SHARING
}
