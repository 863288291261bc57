package org.npcs.repository.contract.validation;

import org.npcs.repository.contract.definition.RuleTier;

/** The step for which a document is judged. */
public enum Tier {
    /** It is to be accepted. Rules that bind from finalisation on are not run. */
    ACCEPT,
    /** It is to be finalised. All rules are run. */
    FINAL;

    boolean runs(RuleTier rule) {
        return this == FINAL || rule != RuleTier.FINAL;
    }
}
