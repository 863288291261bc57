package org.npcs.repository.server.governance;

/**
 * Whether two-thirds agree.
 *
 * @param rule of whom two-thirds must agree, by code of the code system {@code two-thirds-of}
 * @param numerator papers with yes
 * @param denominator of how many
 */
record TwoThirds(String rule, int numerator, int denominator) {

    /**
     * Counts a ballot.
     *
     * @param seats seats that are taken; absent ones count under the default of the charter
     */
    static TwoThirds of(String rule, int seats, int yes, int no, int abstain) {
        return new TwoThirds(
                rule,
                yes,
                switch (rule) {
                    case "present-seats" -> yes + no + abstain;
                    case "votes-cast" -> yes + no;
                    default -> seats;
                });
    }

    /** How many must agree: two-thirds, rounded up, and somebody at least. */
    int needed() {
        return Math.max(1, (2 * denominator + 2) / 3);
    }

    boolean reached() {
        return numerator >= needed();
    }
}
