package org.npcs.repository.conformance.adapter;

import java.util.Set;

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
    FORGETS_MEMBER_ON_READS("MEM-009"),
    /** Rebuilds a record from what it knows. */
    REBUILDS_RECORDS("PLT-042"),
    /** Sends a rate in the place of a number that was counted. */
    SENDS_A_RATE("OUT-014"),
    /** Takes the present year for the edition of a source. */
    GUESSES_THE_EDITION("OUT-014"),
    /** Overwrites whatever observation is there. */
    OVERWRITES_OBSERVATIONS("OUT-015"),
    /** Sends a zero where nobody answered. */
    NOBODY_IS_ZERO("CUL-018"),
    /** Sends who answered. */
    SENDS_RESPONDENTS("CUL-019"),
    /** Takes a hidden figure for zero. */
    HIDDEN_IS_ZERO("CUL-020"),
    /** Takes what is planned for done. */
    PLANNED_IS_DONE("NTC-019"),
    /** Overwrites whatever response is there. */
    OVERWRITES_RESPONSES("NTC-020"),
    /** Acknowledges whatever it reads. */
    READING_ACKNOWLEDGES("NTC-021"),
    /** Names who is responsible for an action. */
    NAMES_THE_RESPONSIBLE("NTC-022"),
    /** Shares an adoption without leave. */
    SHARES_UNASKED("LRN-040"),
    /** Sends the last week only. */
    LAST_WEEK_ONLY("LRN-041"),
    /** Sends the mail addresses of learners. */
    SENDS_LEARNERS("LRN-042"),
    /** Takes an empty field for care that was given. */
    EMPTY_IS_DONE("IMP-016"),
    /** Sends a plan only when its result is known. */
    PREDICTS_AFTERWARDS("IMP-017"),
    /** Makes the prediction fit the result. */
    MAKES_THE_PREDICTION_FIT("IMP-017"),
    /** Asks without naming the offer. */
    FORGETS_THE_OFFER("SUP-016"),
    /** Declines whatever it reads. */
    READING_DECLINES("SUP-017"),
    /** Tells the helper what happened to a child. */
    TELLS_THE_STORY("SUP-018");

    private static final Set<String> EVERY_CLIENT =
            Set.of("PLT-027", "PLT-028", "PLT-029", "PLT-030", "PLT-031", "MEM-009");
    private static final Set<String> REPORTS = Set.of("PLT-042", "OUT", "CUL", "NTC", "LRN", "IMP", "SUP");

    private final String requirement;

    Flaw(String requirement) {
        this.requirement = requirement;
    }

    /** Whether an integration that reports what a member learns from can have it. */
    public boolean isOfReporters() {
        return this != NONE && (EVERY_CLIENT.contains(requirement) || !isOfSubmitters());
    }

    /** Whether an integration that sends incidents can have it. */
    public boolean isOfSubmitters() {
        return this != NONE && !REPORTS.contains(requirement) && !REPORTS.contains(requirement.substring(0, 3));
    }

    /** Returns the requirement that it breaks. */
    public String requirement() {
        return requirement;
    }
}
