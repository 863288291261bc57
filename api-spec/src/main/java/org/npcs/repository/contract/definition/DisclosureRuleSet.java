package org.npcs.repository.contract.definition;

import tools.jackson.databind.node.ObjectNode;

/** One version of the rules by which figures across members are controlled; its numbers are read by name. */
public final class DisclosureRuleSet implements VersionedRules {

    private final Published published;
    private final String id;

    private DisclosureRuleSet(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
    }

    static DisclosureRuleSet of(ObjectNode document) {
        return new DisclosureRuleSet(document);
    }

    @Override
    public String id() {
        return id;
    }

    /** Returns a whole number of the rules, such as {@code hiddenUpTo}. */
    public int number(String rule) {
        return published.copy().required(rule).intValue();
    }

    /** Returns a share of the rules from 0 to 1, such as {@code largestShare}. */
    public double share(String rule) {
        return published.copy().required(rule).doubleValue();
    }

    @Override
    public String contentHash() {
        return published.contentHash();
    }

    @Override
    public ObjectNode json() {
        return published.copy();
    }
}
