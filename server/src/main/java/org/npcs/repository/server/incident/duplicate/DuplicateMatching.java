package org.npcs.repository.server.incident.duplicate;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.RecordIds;
import org.npcs.repository.server.platform.work.BackgroundWorker;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares incidents that changed with those of related owners, in small transactions, after they were committed. What it
 * takes off the list comes back with a transaction that fails.
 */
@Component
final class DuplicateMatching extends BackgroundWorker {

    private static final int AT_ONCE = 100;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final SqlMatching matching;
    private final SqlCandidates candidates = new SqlCandidates();

    DuplicateMatching(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            @Value("${npcs.matching-pause-millis:2000}") long pause,
            SqlMatching matching) {
        super(Duration.ofMillis(pause));
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.matching = matching;
    }

    @Override
    protected Publisher<?> work() {
        return repeated(Mono.defer(this::some));
    }

    /** Compares some incidents of one owner; false when there are none to compare. */
    private Mono<Boolean> some() {
        return unitOfWork
                .run(SqlMatching.MATCHING, transaction -> matching.take(transaction, AT_ONCE)
                        .flatMap(work -> compare(transaction, work).thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private Mono<Void> compare(Transaction transaction, SqlMatching.Work work) {
        return transaction
                .actAs(session(work.owner()))
                .then(matching.facts(transaction, work))
                .flatMap(facts -> matching.keep(transaction, work.owner(), facts))
                .then(matching.related(transaction, work.owner()))
                .delayUntil(related -> transaction.actAs(SqlMatching.MATCHING))
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
        return transaction
                .actAs(session(own.jurisdiction()))
                .then(candidates.add(transaction, id, own, far, match.agreeing(), clock.now()))
                .filter(added -> added && !far.jurisdiction().equals(owner))
                .flatMap(added -> transaction
                        .actAs(session(far.jurisdiction()))
                        .then(candidates.add(transaction, id, far, own, match.agreeing(), clock.now())))
                .then();
    }

    private static Session session(String owner) {
        return new Session(owner, "repository", "repository", "matching");
    }
}
