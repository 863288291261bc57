package org.npcs.repository.server.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The hash chain over the trail of one jurisdiction. Each link is the SHA-256 of the link before and of one entry as it is
 * served, so that an entry that is altered, left out or put in later breaks every link after it. Entries are chained in the
 * order of their transactions, once no older transaction can still add one. Heads are signed, and kept from time to time.
 */
@Component
public final class AuditChain {

    private static final int BATCH = 500;
    /** Between two heads that are kept. */
    private static final Duration APART = Duration.ofMinutes(1);

    private final UnitOfWork unitOfWork;
    private final HeadKeys keys;
    private final RepositoryClock clock;
    private final SqlAuditTrail trail = new SqlAuditTrail();
    private final SqlAuditChain chain = new SqlAuditChain();

    AuditChain(UnitOfWork unitOfWork, HeadKeys keys, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
        this.clock = clock;
    }

    /** Chains the entries of one jurisdiction that are not chained yet; returns how many. */
    public Mono<Integer> seal(String jurisdiction) {
        return sealSome(jurisdiction)
                .expand(count -> count < BATCH ? Mono.empty() : sealSome(jurisdiction))
                .reduce(0, Integer::sum);
    }

    /** Keeps the head of a trail that grew since the last one was kept, unless that was a moment ago. */
    public Mono<Boolean> keepHead(String jurisdiction) {
        return unitOfWork.run(session(jurisdiction), transaction -> chain.head(transaction, jurisdiction)
                .filter(link -> link.sequence() > 0)
                .filterWhen(link -> chain.kept(transaction, jurisdiction)
                        .map(kept -> link.sequence() > kept.sequence()
                                && !kept.at().plus(APART).isAfter(clock.now()))
                        .defaultIfEmpty(true))
                .flatMap(link -> chain.keep(transaction, signed(jurisdiction, link)))
                .map(rows -> rows > 0)
                .defaultIfEmpty(false));
    }

    /** The signed head of what is chained now, the newest entries included where nothing holds them back. */
    public Mono<SignedHead> head(String jurisdiction) {
        return seal(jurisdiction).then(unitOfWork.run(transaction -> chain.head(transaction, jurisdiction)
                .map(link -> signed(jurisdiction, link))
                .delayUntil(head -> trail.noted(transaction, "read", head.sequence()))));
    }

    private SignedHead signed(String jurisdiction, SqlAuditChain.Link link) {
        return keys.sign(jurisdiction, link.sequence(), HexFormat.of().formatHex(link.digest()), clock.now());
    }

    private Mono<Integer> sealSome(String jurisdiction) {
        return unitOfWork.run(session(jurisdiction), transaction -> chain.lock(transaction, jurisdiction)
                .then(chain.head(transaction, jurisdiction))
                .flatMap(head -> sealSome(transaction, jurisdiction, head)));
    }

    private Mono<Integer> sealSome(Transaction transaction, String jurisdiction, SqlAuditChain.Link head) {
        return trail.unsealed(transaction, jurisdiction, head.place(), BATCH).flatMap(entries -> {
            if (entries.isEmpty()) {
                return Mono.just(0);
            }
            var digest = head.digest();
            var sequence = head.sequence();
            var links = new ArrayList<SqlAuditChain.Link>();
            for (var entry : entries) {
                digest = entry.digestAfter(digest);
                links.add(new SqlAuditChain.Link(++sequence, entry.place(), digest));
            }
            return chain.insert(transaction, jurisdiction, links).thenReturn(links.size());
        });
    }

    private static Session session(String jurisdiction) {
        return new Session(jurisdiction, "repository", "repository", "audit-chain");
    }
}
