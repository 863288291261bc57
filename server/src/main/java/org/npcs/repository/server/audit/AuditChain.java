package org.npcs.repository.server.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The hash chain over the trail of one jurisdiction. Each link is the SHA-256 of the link before and of one entry, so that an
 * entry that is altered, left out or put in later breaks every link after it. Entries are chained in the order of their
 * transactions, once no older transaction can still add one.
 */
@Component
public final class AuditChain {

    private static final int BATCH = 500;

    private final UnitOfWork unitOfWork;
    private final SqlAuditTrail trail = new SqlAuditTrail();

    AuditChain(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** Chains the entries of one jurisdiction that are not chained yet; returns how many. */
    public Mono<Integer> seal(String jurisdiction) {
        return sealSome(jurisdiction)
                .expand(count -> count < BATCH ? Mono.empty() : sealSome(jurisdiction))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> sealSome(String jurisdiction) {
        return unitOfWork.run(session(jurisdiction), transaction -> trail.lockChain(transaction, jurisdiction)
                .then(trail.head(transaction, jurisdiction))
                .flatMap(head -> trail.unsealed(transaction, jurisdiction, head, BATCH)
                        .flatMap(entries -> {
                            if (entries.isEmpty()) {
                                return Mono.just(0);
                            }
                            var digest = head.digest();
                            var sequence = head.sequence();
                            var links = new java.util.ArrayList<SqlAuditTrail.Link>();
                            for (var entry : entries) {
                                digest = link(digest, entry.text());
                                links.add(new SqlAuditTrail.Link(++sequence, entry, digest));
                            }
                            return trail.insert(transaction, jurisdiction, links)
                                    .thenReturn(links.size());
                        })));
    }

    /** Walks the chain and returns the sequence of the first broken link, or 0 when all hold. */
    public Mono<Long> firstBroken(String jurisdiction) {
        return unitOfWork.run(session(jurisdiction), transaction -> trail.chain(transaction, jurisdiction)
                .map(chain -> {
                    var digest = SqlAuditTrail.Head.GENESIS.digest();
                    long sequence = 0;
                    for (var sealed : chain) {
                        digest = link(digest, sealed.text());
                        sequence++;
                        if (sealed.sequence() != sequence || !Arrays.equals(digest, sealed.digest())) {
                            return sequence;
                        }
                    }
                    return 0L;
                }));
    }

    private static Session session(String jurisdiction) {
        return new Session(jurisdiction, "repository", "repository", "audit-chain");
    }

    private static byte[] link(byte[] before, String entry) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return sha256.digest(entry.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }
}
