package org.npcs.repository.contract.definition;

import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/** One version of what agreements keep to when they are approved. */
public final class AgreementPolicy implements VersionedRules {

    private final Published published;
    private final String id;

    private AgreementPolicy(ObjectNode document) {
        published = new Published(document);
        id = Published.text(document, "id");
    }

    static AgreementPolicy of(ObjectNode document) {
        return new AgreementPolicy(document);
    }

    @Override
    public String id() {
        return id;
    }

    /** Returns the smallest number that an agreement may name as the fewest incidents behind a published count. */
    public int leastMinimumCell() {
        return published.copy().required("leastMinimumCell").intValue();
    }

    /** Returns for how many months an agreement may hold at most; empty where it need not end. */
    public OptionalInt longestMonths() {
        var months = published.copy().path("longestMonths");
        return months.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(months.intValue());
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
