package org.npcs.repository.client.error;

import java.util.Set;
import org.npcs.repository.client.model.Problem;

/**
 * The analyst token is over: its last day has passed, it was revoked, or the client that made it is not active. No repetition helps; an
 * administrator of the own jurisdiction makes another.
 */
public final class AnalystTokenEndedException extends UnauthenticatedException {

    private static final long serialVersionUID = 1L;

    private static final Set<String> ENDS = Set.of("token-expired", "token-revoked", "token-owner-inactive");

    AnalystTokenEndedException(CallFacts facts, Problem problem) {
        super(facts, problem);
    }

    static boolean fits(Problem problem) {
        return "token-rejected".equals(problem.code()) && problem.fault() != null && ENDS.contains(problem.fault());
    }
}
