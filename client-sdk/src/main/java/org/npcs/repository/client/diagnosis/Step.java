package org.npcs.repository.client.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name what it is: {@code name}, {@code connection}, {@code proxy}, {@code tls}, {@code service}, {@code clock},
 *     {@code contract}, {@code token}, {@code caller}
 * @param outcome how it stands
 * @param sentence what was seen
 * @param nextAction what to do about a failure, or null
 */
public record Step(
        String name,
        Outcome outcome,
        String sentence,
        @Nullable String nextAction) {

    /** How a step ended. */
    public enum Outcome {
        /** As it should be. */
        PASSED,
        /** Calls will not work before this is mended. */
        FAILED,
        /** Not looked at, because it does not apply or something before it failed. */
        SKIPPED
    }

    /** Returns the line of a table. */
    @Override
    public String toString() {
        return String.format("%-10s %-7s %s", name, outcome, sentence)
                + (nextAction == null ? "" : " Next: " + nextAction);
    }
}
