package org.npcs.repository.contract.measure;

/**
 * What a count of repeat maltreatment came to. Its two numbers are the parts of an observation.
 *
 * @param measure the measure that was counted, such as {@code repeat-maltreatment-12m}
 * @param children children with a first report in the base period
 * @param again of these, children with another report in time
 */
public record Recurrence(String measure, int children, int again) {}
