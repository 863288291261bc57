package org.npcs.repository.server.analytics.disclosure;

/**
 * The numbers of disclosure control: versioned data, told beside each result. Their source is the recommendation for a closed
 * catalogue with ranges and an attacker gate; where two sources differ, the stricter number stands.
 *
 * @param version which edition of the rules this is
 * @param hiddenUpTo counts from nothing to this are hidden; what is left of a figure without its asker is greater
 * @param otherContributors the least number of members behind a figure beside its asker
 * @param largestShare the greatest share that one member may have of what is left without the asker
 * @param rangeWidth how many counts the narrowest range holds
 * @param leastInterval how far apart the least and the greatest count of a hidden cell must stay for any attacker
 * @param doublings how often a range may be doubled before its cell is hidden
 * @param rounds how many rounds of widening there may be before nothing is published
 * @param coalition how many of the largest members are thought to put together what they know
 * @param revisionRecords the least number of records that must have changed for a period to be published again
 * @param revisionMembers the least number of members that they must come from
 */
public record DisclosureRules(
        String version,
        int hiddenUpTo,
        int otherContributors,
        double largestShare,
        int rangeWidth,
        int leastInterval,
        int doublings,
        int rounds,
        int coalition,
        int revisionRecords,
        int revisionMembers) {

    private static final int MOST_DOUBLINGS = 30;

    /** The rules in force where nothing else is configured. */
    public static final DisclosureRules STANDARD = new DisclosureRules("1", 10, 5, 0.5, 5, 5, 8, 40, 3, 11, 3);

    /** Rules that could not protect anything are refused. */
    public DisclosureRules {
        require(!version.isBlank(), "rules have a version");
        require(hiddenUpTo >= 1 && otherContributors >= 1, "a threshold is at least one");
        require(largestShare > 0 && largestShare <= 1, "a share lies above nothing and at most at the whole");
        require(rangeWidth >= 1 && leastInterval >= 1, "a width is at least one");
        require(leastInterval <= hiddenUpTo, "the cap of small cells leaves room for the protection interval");
        require(doublings >= 0 && doublings <= MOST_DOUBLINGS, "doublings are 0 to 30");
        require(rounds >= 1 && coalition >= 1, "there is at least one round and one attacker");
        require(revisionRecords >= 1 && revisionMembers >= 1, "a revision has a cause");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
