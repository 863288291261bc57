package org.npcs.repository.server.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Measure;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.analytics.statistics.Estimate;
import org.npcs.repository.server.exchange.period.Period;

/**
 * A measure of one member in one period, or in several successive ones together, with all that its value rests on.
 *
 * @param measure the version of the measure by which was counted
 * @param periods the periods over which the numbers are summed, in their order; mostly one
 * @param ended whether the last period was over
 * @param status why there is a value or none
 * @param value the value per so many units, and null wherever the status is not {@code available}
 * @param interval its interval; null also where the method gives none
 * @param statement what the member stated of it; null for what was computed, or not stated
 */
public record Outcome(
        Measure measure,
        List<Period> periods,
        boolean ended,
        Status status,
        Number numerator,
        Number denominator,
        @Nullable Double value,
        @Nullable Estimate interval,
        @Nullable Statement statement) {

    private static final long UNSTABLE_UP_TO = 20;

    /** Why there is a value or none; codes of {@code outcome-status}. */
    public enum Status {
        AVAILABLE("available"),
        NOT_OBSERVED("not-observed"),
        RETRACTED("retracted"),
        DENOMINATOR_MISSING("denominator-missing"),
        DENOMINATOR_ZERO("denominator-zero"),
        NOTHING_REPORTED("nothing-reported"),
        VERSIONS_DIFFER("versions-differ");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** The code as it stands in an answer. */
        public String code() {
            return code;
        }
    }

    /**
     * One of the two numbers.
     *
     * @param value the number; null when none is known
     * @param source where it is from; null when no number is known
     * @param edition edition of the source; null when it has none
     * @param statedSource words of the member on its denominator; null where there are none
     */
    public record Number(
            @Nullable Long value,
            @Nullable String source,
            @Nullable String edition,
            @Nullable String statedSource) {

        static final Number NONE = new Number(null, null, null, null);
    }

    /**
     * What a member said of its own numbers.
     *
     * @param status whether they may still change
     * @param coverage whether everything was counted; null where that differs between the periods
     * @param warnings what does not fit in them
     */
    public record Statement(String status, @Nullable String coverage, List<Finding> warnings) {}

    /** The last of the periods. */
    public Period period() {
        return periods.get(periods.size() - 1);
    }

    /** Whether both numbers are known. */
    boolean counted() {
        return numerator.value() != null && denominator.value() != null;
    }

    /** Whether so few were counted that the value jumps from period to period; null without a value. */
    public @Nullable Boolean unstable() {
        var counted = numerator.value();
        return value == null || counted == null ? null : counted <= UNSTABLE_UP_TO;
    }
}
