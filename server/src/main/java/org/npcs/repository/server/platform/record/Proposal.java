package org.npcs.repository.server.platform.record;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of a batch, sound by itself, on its way into the table of its noun.
 *
 * @param place its place in the batch
 * @param naturalKey key within the owner
 * @param content what the owner sent
 * @param state state in which it is to stand, or null to leave that as it is
 * @param reason why a stored record is changed, or null
 * @param expectedVersion version that the change starts from, 0 for none, or null for whatever is current
 * @param repeated whether the batch holds another content under this key before
 */
public record Proposal(
        long place,
        String naturalKey,
        ObjectNode content,
        @Nullable String state,
        @Nullable String reason,
        @Nullable Integer expectedVersion,
        boolean repeated) {

    /**
     * Refuses a version that is not the expected one.
     *
     * @param current number of the stored version, 0 for none
     */
    public void requireVersion(int current) {
        if (expectedVersion != null && expectedVersion != current) {
            throw ProblemException.of(ProblemCode.VERSION_MISMATCH);
        }
    }

    /** Refuses a content when the batch holds another one for the same record. */
    public void requireNotRepeated() {
        if (repeated) {
            throw ProblemException.of(ProblemCode.DUPLICATE_IN_BATCH);
        }
    }
}
