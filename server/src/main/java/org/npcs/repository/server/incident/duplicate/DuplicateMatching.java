package org.npcs.repository.server.incident.duplicate;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Compares incidents that changed with those of related owners, in small transactions, after they were committed. What it
 * takes off the list comes back with a transaction that fails.
 */
@Component
final class DuplicateMatching implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DuplicateMatching.class);
    private static final int AFTER_THE_DATABASE_BEFORE_THE_SERVER = Integer.MAX_VALUE - 5_000;
    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Duration pause;
    private final SqlMatching matching = new SqlMatching();
    private final SqlCandidates candidates = new SqlCandidates();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean running;

    DuplicateMatching(
            UnitOfWork unitOfWork, RepositoryClock clock, @Value("${npcs.matching-pause-millis:2000}") long pause) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.pause = Duration.ofMillis(pause);
    }

    @Override
    public void start() {
        running = true;
        Flux.interval(pause)
                .onBackpressureLatest()
                .takeWhile(tick -> running)
                .concatMap(tick -> drain(), 1)
                .doFinally(signal -> ended.tryEmitEmpty())
                .subscribe();
    }

    private Mono<Void> drain() {
        return Mono.defer(this::some)
                .repeat()
                .takeWhile(worked -> worked && running)
                .then()
                .onErrorResume(failure -> {
                    log.warn(
                            "incidents cannot be compared now: {}",
                            failure.getClass().getName());
                    return Mono.empty();
                });
    }

    /** Compares some incidents of one owner; false when there are none to compare. */
    private Mono<Boolean> some() {
        return unitOfWork
                .run(SqlMatching.MATCHING, transaction -> matching.take(transaction, AT_ONCE)
                        .flatMap(work -> compare(transaction, work).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<Void> compare(Transaction transaction, SqlMatching.Work work) {
        return matching.act(transaction, session(work.owner()))
                .then(matching.facts(transaction, work))
                .flatMap(facts -> matching.keep(transaction, work.owner(), facts))
                .then(matching.related(transaction, work.owner()))
                .delayUntil(related -> matching.act(transaction, SqlMatching.MATCHING))
                .flatMap(related -> matching.matches(transaction, work, related))
                .flatMapIterable(DuplicateMatching::telling)
                .concatMap(match -> suspect(transaction, work.owner(), match))
                .then();
    }

    /** Those that tell something: agreements by token, and by features those of which there are few. */
    private static List<SqlMatching.Match> telling(List<SqlMatching.Match> matches) {
        var byFeatures = matches.stream()
                .filter(match -> !match.byToken())
                .collect(Collectors.groupingBy(SqlMatching.Match::incident, Collectors.counting()));
        return matches.stream()
                .filter(match -> match.byToken() || byFeatures.getOrDefault(match.incident(), 0L) <= SqlMatching.MOST)
                .toList();
    }

    private Mono<Void> suspect(Transaction transaction, String owner, SqlMatching.Match match) {
        var one = new Candidate.Side(owner, match.incident(), null);
        var other = new Candidate.Side(match.otherOwner(), match.other(), null);
        // Of two incidents of one owner the older one is always the first, so that a pair is one candidate.
        var turned = owner.equals(other.jurisdiction()) && one.incident().compareTo(other.incident()) > 0;
        var own = turned ? other : one;
        var far = turned ? one : other;
        var id = RecordIds.next(clock.now());
        return matching.act(transaction, session(own.jurisdiction()))
                .then(candidates.add(transaction, id, own, far, match.agreeing(), clock.now()))
                .filter(added -> added && !far.jurisdiction().equals(owner))
                .flatMap(added -> matching.act(transaction, session(far.jurisdiction()))
                        .then(candidates.add(transaction, id, far, own, match.agreeing(), clock.now())))
                .then();
    }

    private static Session session(String owner) {
        return new Session(owner, "repository", "repository", "matching");
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        ended.asMono()
                .timeout(pause.plusSeconds(5))
                .onErrorComplete()
                .doFinally(signal -> callback.run())
                .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_DATABASE_BEFORE_THE_SERVER;
    }
}
