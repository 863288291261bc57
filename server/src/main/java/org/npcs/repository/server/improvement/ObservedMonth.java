package org.npcs.repository.server.improvement;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One month of a bundle as it was stated.
 *
 * @param month the month, such as {@code 2026-10}
 * @param bundleVersion version of the bundle
 * @param eligible children whom the bundle is for
 * @param allDone children for whom every element that applies was done
 * @param elements each element
 */
public record ObservedMonth(
        String month, String bundleVersion, long eligible, long allDone, List<ElementCount> elements) {

    static ObservedMonth of(String month, ObjectNode content) {
        return new ObservedMonth(
                month,
                content.path("bundleVersion").asString(""),
                content.path("eligible").asLong(0),
                content.path("allOrNoneMet").asLong(0),
                content.path("elements").valueStream().map(ElementCount::of).toList());
    }

    /** Opportunities that were used, over all elements. */
    public long used() {
        return elements.stream().mapToLong(ElementCount::met).sum();
    }

    /** Opportunities that applied, over all elements. */
    public long opportunities() {
        return elements.stream().mapToLong(ElementCount::applies).sum();
    }

    /** Answers that were not recorded, over all elements. */
    public long notRecorded() {
        return elements.stream().mapToLong(ElementCount::notRecorded).sum();
    }
}
