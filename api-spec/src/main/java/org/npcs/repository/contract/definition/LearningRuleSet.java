package org.npcs.repository.contract.definition;

import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/** One version of the rules of spaced learning: how questions come, and of how many learners anything is told. */
public final class LearningRuleSet {

    private final Published published;
    private final String id;

    private LearningRuleSet(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
    }

    static LearningRuleSet of(ObjectNode document) {
        return new LearningRuleSet(document);
    }

    /** Returns the identifier, such as {@code 2026-1}. */
    public String id() {
        return id;
    }

    /** Returns the number of learners below whom nothing is told. */
    public int leastLearners() {
        return published.copy().required("leastLearners").intValue();
    }

    /** Returns a number of a pattern, such as {@code everyDays} of {@code weekly}; empty when the pattern has no such number. */
    public OptionalInt number(String pattern, String name) {
        return published.copy().path(pattern).path(name).intValueOpt();
    }

    /** Returns the hash of the content: 64 hexadecimal digits, equal for equal content. */
    public String contentHash() {
        return published.contentHash();
    }

    /** Returns a fresh copy of the document, without {@code meta}. */
    public ObjectNode json() {
        return published.copy();
    }
}
