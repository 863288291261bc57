package org.npcs.repository.server.membership;

import org.jspecify.annotations.Nullable;

/**
 * A member or a participant.
 *
 * @param code code such as {@code US-XB-ALD}
 * @param kind code of the code system {@code jurisdiction-kind}
 * @param within code of the jurisdiction that it lies in, or null
 * @param onePersonFinalisation whether one person may both submit and finalise a review
 * @param fiscalYearStart month in which its fiscal year begins, or null when it is not known
 * @param agreement the agreement in force or in the making
 * @param sharingProfile the sharing profile
 */
public record Jurisdiction(
        String code,
        String name,
        String kind,
        @Nullable String within,
        boolean onePersonFinalisation,
        @Nullable Integer fiscalYearStart,
        Standing agreement,
        Standing sharingProfile,
        int version) {

    /** Version and state of a document that binds the jurisdiction. */
    public record Standing(@Nullable String version, String state) {}
}
