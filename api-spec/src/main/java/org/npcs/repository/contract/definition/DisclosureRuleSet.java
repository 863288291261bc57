package org.npcs.repository.contract.definition;

import tools.jackson.databind.node.ObjectNode;

/** One version of the rules by which figures across members are controlled; its numbers are read by name. */
public final class DisclosureRuleSet {

    private final Published published;
    private final String id;

    private DisclosureRuleSet(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
    }

    static DisclosureRuleSet of(ObjectNode document) {
        return new DisclosureRuleSet(document);
    }

    /** Returns the identifier, such as {@code 2026-1}. */
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

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document that the interface answers, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }
}
