package org.npcs.repository.server.support;

import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;

/** The side that a caller is on. */
public enum SupportSide {
    /** The member that asks. */
    ASKING,
    /** The member that helps, or one that was asked for an exchange. */
    HELPING,
    /** Those who match. */
    MATCHING;

    /** Scope of those who match requests and enter events. */
    static final String MANAGE = "support:manage";

    /**
     * Refuses whoever is neither a member nor one of those who match.
     *
     * @throws ProblemException {@code not-found}
     */
    static void taking(Caller caller) {
        if (!caller.manages(MANAGE)) {
            caller.owner();
        }
    }

    /** The side of a caller that may see the record. */
    static SupportSide of(Caller caller, StoredRecord record) {
        if (caller.manages(MANAGE)) {
            return MATCHING;
        }
        return caller.owner().equals(record.jurisdiction()) ? ASKING : HELPING;
    }

    /** The answer for what is not there, or not for the caller. */
    static ProblemException missing() {
        return ProblemException.of(ProblemCode.NOT_FOUND);
    }
}
