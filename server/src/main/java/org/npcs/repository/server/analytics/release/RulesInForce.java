package org.npcs.repository.server.analytics.release;

import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.DisclosureRuleSet;
import org.npcs.repository.server.analytics.disclosure.DisclosureRules;

/** The published rules of disclosure control that are in force. */
public final class RulesInForce {

    private RulesInForce() {}

    static DisclosureRuleSet published() {
        return Definitions.published().analysis().rulesInForce();
    }

    /** The rules as numbers for the control; their version is their identifier. */
    public static DisclosureRules numbers() {
        return of(published());
    }

    private static DisclosureRules of(DisclosureRuleSet set) {
        return new DisclosureRules(
                set.id(),
                set.number("hiddenUpTo"),
                set.number("otherContributors"),
                set.share("largestShare"),
                set.number("rangeWidth"),
                set.number("leastInterval"),
                set.number("doublings"),
                set.number("rounds"),
                set.number("coalition"),
                set.number("revisionRecords"),
                set.number("revisionMembers"));
    }
}
