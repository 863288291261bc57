package org.npcs.repository.client.validation;

/**
 * Findings of a file that have one cause: the same rule at the same place, and for a code that no list has, the same code.
 *
 * @param rule rule, or problem code of a line that cannot be read
 * @param place place in the record, with {@code *} for any place in a list
 * @param message the expectation in plain words
 * @param fix what to do
 * @param code the code that no list has, or empty; it is the owner's value, so it is never printed
 * @param records records that have it
 * @param findings findings that it makes
 * @param firstRecord place of the first such record, counted from 1
 */
public record FileCause(
        String rule,
        String place,
        String message,
        String fix,
        String code,
        long records,
        long findings,
        long firstRecord) {

    /** Returns rule, place and figures, not the code. */
    @Override
    public String toString() {
        return rule + " at " + place + ": " + records + " records, " + findings + " findings";
    }
}
