package org.npcs.repository.server.exchange.change;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Reads the change feed. Reading alters nothing that another reader could see. */
@Component
public final class ChangeFeed implements SmartLifecycle {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final UnitOfWork unitOfWork;
    private final SqlChanges table = new SqlChanges();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private volatile boolean running;

    ChangeFeed(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** The place after which the next change will come. */
    public Mono<Long> end(String owner) {
        return unitOfWork.run(transaction -> table.bounds(transaction, owner)).map(SqlChanges.Bounds::last);
    }

    /**
     * The entries after a place.
     *
     * @param after place that was read last; null to begin with the oldest entry
     * @param noun only changes of this noun, or null
     * @param wait how long to wait for a first entry; no connection is held meanwhile
     * @throws ProblemException {@code cursor-expired} when entries after the place are not kept any longer
     */
    public Mono<Stretch> read(String owner, @Nullable Long after, @Nullable String noun, int limit, Duration wait) {
        var once = unitOfWork.run(transaction -> stretch(transaction, owner, after, noun, limit));
        if (wait.isZero()) {
            return once;
        }
        var over = Mono.delay(wait).then().or(closing.asMono());
        return once.filter(stretch -> !stretch.changes().isEmpty())
                .repeatWhenEmpty(rounds -> rounds.delayElements(LOOK_AGAIN))
                .takeUntilOther(over)
                .switchIfEmpty(once);
    }

    private Mono<Stretch> stretch(
            Transaction transaction, String owner, @Nullable Long after, @Nullable String noun, int limit) {
        return table.bounds(transaction, owner).flatMap(bounds -> {
            var from = after == null ? Math.max(0, bounds.oldest() - 1) : after;
            if (from < bounds.oldest() - 1) {
                return Mono.error(ProblemException.of(ProblemCode.CURSOR_EXPIRED));
            }
            return table.between(transaction, owner, from, bounds.last(), noun, limit + 1)
                    .map(changes -> {
                        var complete = changes.size() <= limit;
                        var shown = complete ? changes : changes.subList(0, limit);
                        var last = complete
                                ? Math.max(from, bounds.last())
                                : shown.get(limit - 1).place();
                        return new Stretch(shown, last, Math.max(1, bounds.oldest()), complete);
                    });
        });
    }

    @Override
    public void start() {
        running = true;
    }

    /** Answers those who wait, so that no shutdown waits for them. */
    @Override
    public void stop() {
        running = false;
        closing.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
