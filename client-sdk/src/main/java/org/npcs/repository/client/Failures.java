package org.npcs.repository.client;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.ProblemException;
import org.npcs.repository.client.error.RepositoryException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.internal.transport.Answer;
import org.npcs.repository.client.internal.transport.ClientTime;
import org.npcs.repository.client.internal.transport.ProblemBodies;
import org.npcs.repository.client.internal.transport.RetryAfter;
import org.npcs.repository.client.model.Problem;

/** Turns an answer that is no success into the exception that fits. */
final class Failures {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private Failures() {}

    static RepositoryException of(String operation, Answer answer, boolean repeatable, ClientTime time) {
        Duration wait = RetryAfter.of(answer, time.wall().instant());
        CallFacts facts = facts(operation, answer, wait);
        Problem problem = ProblemBodies.problem(answer);
        if (problem != null && answer.status() >= 400) {
            boolean retryable = Boolean.TRUE.equals(problem.member("retryable"));
            return ProblemException.of(retryable(facts, retryable || repeatable && passing(answer)), problem);
        }
        String what = answer.status() >= 300 && answer.status() < 400
                ? "redirected, which is never followed"
                : "an answer that is not the repository's";
        return TransportException.strangeAnswer(
                retryable(facts, repeatable && passing(answer)), what, answer.mediaType(), answer.body().length);
    }

    static CallFacts facts(String operation, Answer answer, @Nullable Duration wait) {
        return new CallFacts(
                operation,
                answer.status(),
                ProblemBodies.code(answer),
                answer.requestId(),
                answer.attempts(),
                false,
                wait,
                answer.idempotencyKey());
    }

    private static boolean passing(Answer answer) {
        return PASSING.contains(answer.status());
    }

    private static CallFacts retryable(CallFacts facts, boolean retryable) {
        return new CallFacts(
                facts.operation(),
                facts.status(),
                facts.code(),
                facts.requestId(),
                facts.attempts(),
                retryable,
                facts.retryAfter(),
                facts.idempotencyKey());
    }
}
