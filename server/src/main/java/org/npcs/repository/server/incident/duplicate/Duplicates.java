package org.npcs.repository.server.incident.duplicate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What owners see and decide of incidents that may be copies of one event. */
@Component
public final class Duplicates {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final EventLinks links;
    private final SqlCandidates candidates = new SqlCandidates();
    private final SqlMatching matching;

    Duplicates(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            EventLinks links,
            SqlMatching matching) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.matching = matching;
        this.requests = requests;
        this.links = links;
    }

    /** The owner's side of a candidate; {@code not-found} for everybody else. */
    public Mono<Candidate> get(String owner, UUID id) {
        return unitOfWork
                .run(transaction -> candidates.find(transaction, owner, id))
                .switchIfEmpty(notFound());
    }

    /** A page of candidates in the order in which they were noticed. */
    public Mono<Page<Candidate>> list(String owner, @Nullable String state, String after, int limit) {
        return unitOfWork
                .run(transaction -> candidates.list(transaction, owner, state, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Decides for one owner. When that makes or ends the agreement of all, the incidents are linked or parted in the same
     * transaction.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, or {@code invalid-parameter} for a decision or
     *     reason that is not of the list, or an unlinking without a reason
     */
    public Mono<Candidate> decide(String owner, UUID id, String decision, @Nullable String reason) {
        require(decision, reason);
        return Mono.deferContextual(context -> requests.once(
                candidate -> candidate.id().toString(),
                found -> get(owner, id),
                () -> unitOfWork.run(transaction -> candidates
                        .alone(transaction)
                        .then(candidates.find(transaction, owner, id))
                        .switchIfEmpty(notFound())
                        .flatMap(candidate ->
                                decide(transaction, context.get(Session.class), candidate, decision, reason)))));
    }

    private Mono<Candidate> decide(
            Transaction transaction, Session caller, Candidate before, String decision, @Nullable String reason) {
        Standing.require(before.state(), decision);
        var owner = before.jurisdiction();
        var other = before.other().jurisdiction();
        var made = new Candidate.Decision(owner, decision, reason, caller.client(), clock.now());
        var all = new ArrayList<>(before.decisions());
        all.add(made);
        var state = Standing.after(Stream.of(owner, other).collect(Collectors.toSet()), all);
        var theirs = new Candidate.Decision(owner, decision, null, null, made.at());
        var told = other.equals(owner)
                ? Mono.<Void>empty()
                : transaction
                        .actAs(new Session(other, "repository", "repository", caller.requestId()))
                        .then(candidates.decided(transaction, other, before.id(), theirs, state));
        var linked = state.equals(Candidate.SAME_EVENT)
                ? links.link(transaction, caller, before)
                : state.equals(Candidate.UNLINKED) && before.state().equals(Candidate.SAME_EVENT)
                        ? links.unlink(transaction, caller, before)
                        : Mono.<Void>empty();
        return candidates
                .decided(transaction, owner, before.id(), made, state)
                .then(told)
                .then(linked)
                .then(transaction.actAs(caller))
                .then(candidates.find(transaction, owner, before.id()));
    }

    /**
     * Keeps the hash of a token for an incident of the owner.
     *
     * @throws ProblemException {@code not-found}
     */
    public Mono<UUID> keepToken(String owner, UUID incident, String token) {
        return requests.once(
                UUID::toString,
                kept -> Mono.just(UUID.fromString(kept)),
                () -> unitOfWork.run(transaction -> matching.keepToken(transaction, owner, incident, hash(token))
                        .filter(kept -> kept)
                        .switchIfEmpty(notFound())
                        .then(matching.add(transaction, owner, incident))
                        .thenReturn(incident)));
    }

    private static void require(String decision, @Nullable String reason) {
        var known = Set.of(Candidate.SAME_EVENT, Candidate.DIFFERENT, Candidate.DEFERRED, Candidate.UNLINKED);
        if (!known.contains(decision)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("decision")
                    .allowed(known.stream().sorted().toList()));
        }
        var reasons = Definitions.published().codeSystem("change-reason").orElseThrow();
        if (reason == null
                ? decision.equals(Candidate.UNLINKED)
                : reasons.find(reason).isEmpty()) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .allowed(reasons.codes().stream().map(Code::code).toList()));
        }
    }

    private static <T> Mono<T> notFound() {
        return Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }

    /** The owners' key is in the token already; this one only keeps it from being read out of a backup. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
