package org.npcs.repository.contract.definition;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One version of the rules by which records leave for research. */
public final class ResearchRuleSet implements VersionedRules {

    private final Published published;
    private final String id;
    private final List<ResearchVariable> variables;

    private ResearchRuleSet(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
        variables = document.path("variables")
                .valueStream()
                .map(ResearchVariable::of)
                .toList();
    }

    static ResearchRuleSet of(ObjectNode document) {
        return new ResearchRuleSet(document);
    }

    @Override
    public String id() {
        return id;
    }

    /** Returns a whole number of the rules, such as {@code leastAlike}. */
    public int number(String rule) {
        return published.copy().required(rule).intValue();
    }

    /** Returns a share of the rules from 0 to 1, such as {@code mostLeftOut}. */
    public double share(String rule) {
        return published.copy().required(rule).doubleValue();
    }

    /** Returns the variables that an extract may have, in their order. */
    public List<ResearchVariable> variables() {
        return variables;
    }

    /** Returns one variable. */
    public Optional<ResearchVariable> variable(String name) {
        return variables.stream().filter(one -> one.name().equals(name)).findFirst();
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
