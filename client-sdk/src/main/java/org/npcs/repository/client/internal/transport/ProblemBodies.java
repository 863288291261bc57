package org.npcs.repository.client.internal.transport;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.model.MemberException;
import org.npcs.repository.client.model.Problem;

/** Recognises problem documents among answers. */
public final class ProblemBodies {

    private ProblemBodies() {}

    /** Returns the problem document of the answer, or null when its body is something else. */
    public static @Nullable Problem problem(Answer answer) {
        if (!"application/problem+json".equals(answer.mediaType())) {
            return null;
        }
        try {
            return Problem.fromJson(answer.body());
        } catch (IllegalArgumentException cut) {
            return null;
        }
    }

    /** Returns the problem code of the answer, or null. */
    public static @Nullable String code(Answer answer) {
        Problem problem = problem(answer);
        if (problem == null) {
            return null;
        }
        try {
            return problem.code();
        } catch (MemberException otherForm) {
            return null;
        }
    }
}
