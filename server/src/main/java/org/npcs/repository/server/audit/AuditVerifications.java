package org.npcs.repository.server.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Walks a chain from its beginning, a piece in each transaction, and compares it with the heads that were kept here and by
 * the caller.
 */
@Component
public final class AuditVerifications {

    private static final int PIECE = 1_000;

    private final UnitOfWork unitOfWork;
    private final HeadKeys keys;
    private final SqlAuditTrail trail = new SqlAuditTrail();
    private final SqlAuditChain chain = new SqlAuditChain();

    AuditVerifications(UnitOfWork unitOfWork, HeadKeys keys) {
        this.unitOfWork = unitOfWork;
        this.keys = keys;
    }

    /**
     * Verifies the trail of the caller.
     *
     * @param statement head that the caller kept, or null
     * @throws ProblemException {@code invalid-parameter} for a statement that no published key signed, or of another trail
     */
    public Mono<AuditVerification> verify(String jurisdiction, @Nullable String statement) {
        return Mono.defer(() -> {
            var given = statement == null ? null : opened(jurisdiction, statement);
            // The kept head first: the chain may grow meanwhile.
            return unitOfWork
                    .run(transaction -> chain.kept(transaction, jurisdiction))
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(kept -> piece(jurisdiction, ChainWalk.begin(given))
                            .expand(walk -> walk.ended() ? Mono.empty() : piece(jurisdiction, walk))
                            .last()
                            .flatMap(walk -> waiting(jurisdiction, walk)
                                    .map(waiting -> judged(walk, kept.orElse(null), waiting))));
        });
    }

    private SignedHead opened(String jurisdiction, String statement) {
        return keys.open(statement)
                .filter(head -> head.jurisdiction().equals(jurisdiction))
                .orElseThrow(
                        () -> ProblemException.of(
                                ProblemCode.INVALID_PARAMETER,
                                d -> d.parameter("head")
                                        .detail(
                                                "Send a statement of this trail as it was answered, signed by one of the audit keys.")));
    }

    private Mono<ChainWalk> piece(String jurisdiction, ChainWalk before) {
        return unitOfWork.run(transaction -> chain.walk(
                        transaction, jurisdiction, before.last().sequence(), PIECE)
                .flatMap(links -> {
                    var walk = before;
                    for (var link : links) {
                        walk = walk.with(link);
                    }
                    var after = links.size() < PIECE ? walk.end() : walk;
                    return after.firstBroken() > 0
                            ? Mono.just(after)
                            : nothingBetween(transaction, jurisdiction, before, after);
                }));
    }

    /** An entry that was put in later has no link: then there are more entries than links. */
    private Mono<ChainWalk> nothingBetween(
            Transaction transaction, String jurisdiction, ChainWalk before, ChainWalk after) {
        var links = after.last().sequence() - before.last().sequence();
        if (links == 0) {
            return Mono.just(after);
        }
        return trail.count(
                        transaction,
                        jurisdiction,
                        before.last().place(),
                        after.last().place())
                .flatMap(entries -> entries == links
                        ? Mono.just(after)
                        : chain.behindUnchained(transaction, jurisdiction, before.last(), after.last())
                                .map(after::broken)
                                .defaultIfEmpty(after));
    }

    private Mono<Long> waiting(String jurisdiction, ChainWalk walk) {
        return unitOfWork.run(transaction -> chain.head(transaction, jurisdiction)
                .flatMap(head -> trail.count(transaction, jurisdiction, head.place(), null))
                .delayUntil(waiting ->
                        trail.noted(transaction, "verify", walk.last().sequence())));
    }

    private AuditVerification judged(ChainWalk walk, SqlAuditChain.@Nullable Kept kept, long waiting) {
        var compared = new ArrayList<AuditVerification.Comparison>();
        var end = walk.last().sequence();
        if (kept != null) {
            var agrees = end >= kept.sequence() && walk.differs() == 0 && signed(kept);
            compared.add(new AuditVerification.Comparison("kept-head", kept.sequence(), kept.at(), agrees));
        }
        var given = walk.given();
        if (given != null) {
            compared.add(
                    new AuditVerification.Comparison("given-head", given.sequence(), given.at(), walk.givenAgrees()));
        }
        var whole = walk.firstBroken() == 0;
        var same = compared.stream().allMatch(AuditVerification.Comparison::agrees);
        return new AuditVerification(
                whole && same,
                whole ? end : walk.firstBroken() - 1,
                waiting,
                whole ? null : walk.firstBroken(),
                whole && !same ? cutAfter(walk, compared) : null,
                List.copyOf(compared));
    }

    private static Long cutAfter(ChainWalk walk, List<AuditVerification.Comparison> compared) {
        var end = walk.last().sequence();
        var shorter = compared.stream().anyMatch(one -> one.sequence() > end);
        return shorter && walk.differs() == 0 ? end : walk.agreed();
    }

    /** A kept head counts by its signature, unless its key has been withdrawn from the published ones since. */
    private boolean signed(SqlAuditChain.Kept kept) {
        return keys.forgotten(kept.statement())
                || keys.open(kept.statement())
                        .filter(head -> head.sequence() == kept.sequence()
                                && head.digest().equals(HexFormat.of().formatHex(kept.digest())))
                        .isPresent();
    }
}
