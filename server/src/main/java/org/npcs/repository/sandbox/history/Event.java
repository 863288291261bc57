package org.npcs.repository.sandbox.history;

import java.time.LocalDate;

/**
 * What happened to one child.
 *
 * @param number number within the member, from 0
 * @param day when it happened
 * @param kind kind of incident
 * @param occurrence number of the event as a whole, the same for siblings; -1 where there is one child
 */
record Event(int number, LocalDate day, String kind, int occurrence) {

    static final String FATALITY = "fatality";
    static final String NEAR_FATALITY = "near-fatality";
    static final String SERIOUS_INJURY = "serious-injury";
    static final String OTHER = "other-critical-incident";
}
