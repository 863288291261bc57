package org.npcs.repository.server.sharing.reading;

import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;

/**
 * Who reads what others share, and for what.
 *
 * @param member the reading member
 * @param client its client
 * @param purpose code of {@code sharing-purpose}
 * @param requestId the request
 */
public record Reader(String member, String client, String purpose, String requestId) {

    /**
     * The reader of a request.
     *
     * @throws ProblemException {@code invalid-parameter} for a purpose that is not published
     */
    public static Reader of(Caller caller, String purpose, String requestId) {
        var known = Definitions.published()
                .codeSystem("sharing-purpose")
                .flatMap(system -> system.find(purpose))
                .isPresent();
        if (!known) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("purpose")
                    .detail("The purpose is a code of the code system sharing-purpose."));
        }
        return new Reader(caller.owner(), caller.client().clientId(), purpose, requestId);
    }
}
