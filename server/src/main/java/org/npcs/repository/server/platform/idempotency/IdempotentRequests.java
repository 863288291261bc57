package org.npcs.repository.server.platform.idempotency;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Digests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.request.RequestFacts;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Runs a request with effects once for each key. The key and the answer are stored in the transaction of the effect, so
 * that neither can exist without the other; a twin that arrives meanwhile waits for the first one's commit. A refused
 * request leaves no key: it had no effect and may be repeated.
 */
@Component
public final class IdempotentRequests {

    /** For how long a key is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Digests digests;
    private final SqlIdempotencyKeys keys = new SqlIdempotencyKeys();

    IdempotentRequests(UnitOfWork unitOfWork, RepositoryClock clock, Digests digests) {
        this.digests = digests;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /**
     * Runs the work of the running request, or finds what it did before.
     *
     * @param reference names the outcome, so that it can be found again
     * @param found finds an outcome by its name
     * @param work the work; it joins the transaction of the key
     * @throws ProblemException {@code idempotency-key-reused} when the key stood for another request
     */
    public <T> Mono<T> once(Function<T, String> reference, Function<String, Mono<T>> found, Supplier<Mono<T>> work) {
        return Mono.deferContextual(context -> {
            RequestFacts facts = context.get(RequestFacts.class);
            Session session = context.get(Session.class);
            var key = facts.idempotencyKey();
            if (key == null) {
                return Mono.error(ProblemException.of(ProblemCode.MISSING_IDEMPOTENCY_KEY));
            }
            var fingerprint = digests.of("idempotent-request", facts.fingerprint());
            var now = clock.now();
            return unitOfWork.run(session, transaction -> keys.claim(
                            transaction, session, key, fingerprint, now, now.minus(KEPT))
                    .onErrorMap(
                            SqlErrors::waitedTooLong, twin -> ProblemException.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS))
                    .flatMap(claimed -> claimed
                            ? work.get()
                                    .delayUntil(
                                            outcome -> keys.answer(transaction, session, key, reference.apply(outcome)))
                            : keys.find(transaction, session, key)
                                    .flatMap(earlier -> repeat(earlier, fingerprint, found))));
        });
    }

    private static <T> Mono<T> repeat(
            SqlIdempotencyKeys.Earlier earlier, String fingerprint, Function<String, Mono<T>> found) {
        if (!earlier.fingerprint().equals(fingerprint)) {
            return Mono.error(
                    ProblemException.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, d -> d.parameter("Idempotency-Key")));
        }
        var answer = earlier.answer();
        return answer == null
                ? Mono.error(ProblemException.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS))
                : found.apply(answer);
    }
}
