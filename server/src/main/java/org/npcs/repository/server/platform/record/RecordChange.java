package org.npcs.repository.server.platform.record;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * How a change of a record was asked for.
 *
 * @param precondition the version that it starts from
 * @param reason why, as a code of the code system {@code change-reason}, or null
 */
public record RecordChange(
        Precondition precondition, @Nullable String reason) {

    /**
     * Checks the reason.
     *
     * @throws ProblemException {@code invalid-parameter} when the reason is no published code
     */
    public RecordChange {
        if (reason != null && !published(reason)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("Use a code of the code system change-reason."));
        }
    }

    private static boolean published(String reason) {
        return Definitions.published()
                .codeSystem("change-reason")
                .flatMap(codes -> codes.find(reason))
                .isPresent();
    }
}
