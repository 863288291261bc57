package org.npcs.repository.contract.measure;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a count of repeat maltreatment came to. Its two numbers are the parts of an observation.
 *
 * @param measure the measure that was counted, such as {@code repeat-maltreatment-12m}
 * @param children children with a first report in the base period
 * @param again of these, children with another report in time
 */
public record Recurrence(String measure, int children, int again) {

    /** Returns the share; none without children. */
    public OptionalDouble share() {
        return children == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) again / children);
    }

    /** Returns the numbers by the part of the measure. */
    public Map<String, Long> parts() {
        return Map.of("children", (long) children, "again", (long) again);
    }
}
