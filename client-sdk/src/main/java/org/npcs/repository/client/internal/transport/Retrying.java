package org.npcs.repository.client.internal.transport;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.error.CallFacts;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.CallTimeoutException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.internal.transport.NoAnswerException.Fault;
import org.npcs.repository.client.network.RetryPolicy;

/**
 * Repeats what may be repeated, after a random wait below a doubling bound (full jitter), or after exactly the wait that the
 * repository asked for.
 */
public final class Retrying implements Transport {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final Transport next;
    private final RetryPolicy policy;
    private final RetryBudget budget;
    private final ClientTime time;

    /** Decorates a transport with a budget of its own. */
    public Retrying(Transport next, RetryPolicy policy, ClientTime time) {
        this.next = next;
        this.policy = policy;
        this.time = time;
        budget = new RetryBudget(policy);
    }

    @Override
    public Answer send(Request request) {
        budget.call();
        for (int attempt = 1; ; attempt++) {
            Answer answer = null;
            Fault fault = null;
            try {
                answer = next.send(request.with("Npcs-Attempt", Integer.toString(attempt)));
            } catch (NoAnswerException e) {
                fault = e.fault();
            }
            boolean passing = fault == null ? answer != null && passes(request, answer) : fault.passing();
            if (passing && request.repeatable() && attempt < policy.maxAttempts()) {
                Duration wait = wait(answer, attempt);
                if (wait != null && wait.compareTo(request.deadline().left()) < 0 && budget.take()) {
                    sleep(request, wait, attempt);
                    continue;
                }
            }
            if (answer != null) {
                return answer.withAttempts(attempt);
            }
            throw ended(request, fault == null ? Fault.DROPPED : fault, attempt);
        }
    }

    private static boolean passes(Request request, Answer answer) {
        return PASSING.contains(answer.status())
                // The first sending of the same key is still at work: its answer will come.
                || answer.status() == 409
                        && request.keyed()
                        && "idempotency-in-progress".equals(ProblemBodies.code(answer));
    }

    private @Nullable Duration wait(@Nullable Answer answer, int attempt) {
        Duration asked =
                answer == null ? null : RetryAfter.of(answer, time.wall().instant());
        if (asked != null) {
            return asked.compareTo(policy.maxRetryAfter()) > 0 ? null : asked;
        }
        long bound = policy.firstDelay().toNanos() << Math.min(attempt - 1, 20);
        bound = Math.min(bound, policy.maxDelay().toNanos());
        return Duration.ofNanos(bound <= 0 ? 0 : time.random().nextLong(bound + 1));
    }

    private void sleep(Request request, Duration wait, int attempt) {
        try {
            time.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException(facts(request, attempt, true));
        }
    }

    private static CallFacts facts(Request request, int attempt, boolean retryable) {
        return CallFacts.unanswered(request.operation(), attempt, retryable)
                .withIdempotencyKey(request.headers().get(Idempotent.HEADER));
    }

    private static RuntimeException ended(Request request, Fault fault, int attempt) {
        CallFacts facts = facts(request, attempt, fault.passing() && request.repeatable());
        return switch (fault) {
            case INTERRUPTED -> new CallInterruptedException(facts);
            case TIMEOUT ->
                new CallTimeoutException(
                        facts, request.deadline().over() ? request.deadline().limit() : request.attemptTimeout());
            default -> TransportException.noAnswer(facts, fault.sentence());
        };
    }
}
