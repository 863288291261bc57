package org.npcs.repository.conformance.adapter;

/** What an integration may do wrong. */
public enum Flaw {
    /** Nothing. */
    NONE(""),
    /** Makes a new idempotency key for each try. */
    NEW_KEY_FOR_EACH_TRY("PLT-028"),
    /** Makes a new submission for each try. */
    NEW_SUBMISSION_FOR_EACH_TRY("EXC-030"),
    /** Takes 202 for the end. */
    ACCEPTED_IS_STORED("EXC-031"),
    /** Tries again at once. */
    IMPATIENT("PLT-029"),
    /** Reads Retry-After in seconds only. */
    DATES_ARE_NOT_READ("PLT-029"),
    /** Reads one page. */
    FIRST_PAGE_ONLY("PLT-030"),
    /** Stops at members and codes that it does not know. */
    KNOWS_EVERYTHING("PLT-027"),
    /** Follows redirects with all headers. */
    TOKEN_FOLLOWS("PLT-031"),
    /** Sends the case number. */
    SENDS_CASE_NUMBER("INC-016"),
    /** Sends a telephone number in a header. */
    SENDS_PHONE("INC-016"),
    /** Sends only what changed. */
    PARTIAL_PUT("INC-017"),
    /** Overwrites whatever is there. */
    OVERWRITES("INC-017"),
    /** Loses a fact. */
    LOSES_A_FACT("INC-017"),
    /** Names the member when it writes and not when it reads. */
    FORGETS_MEMBER_ON_READS("MEM-009");

    private final String requirement;

    Flaw(String requirement) {
        this.requirement = requirement;
    }

    /** Returns the requirement that it breaks. */
    public String requirement() {
        return requirement;
    }
}
