package org.npcs.repository.server.analytics.disclosure;

/** The fixed grid of ranges: it begins above what is hidden, and each doubling joins two neighbours. */
final class Ranges {

    private Ranges() {}

    static Printed of(long count, int doublings, DisclosureRules rules) {
        long first = rules.hiddenUpTo() + 1L;
        if (count < first) {
            throw new IllegalArgumentException("a hidden count has no range");
        }
        long width = (long) rules.rangeWidth() << doublings;
        long lower = first + (count - first) / width * width;
        return Printed.range(lower, lower + width - 1);
    }
}
