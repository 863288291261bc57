package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.analytics.release.Releases;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The exports of jurisdictions: asked for, followed, cancelled. Nobody sees those of others. */
@Component
public final class Exports {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Releases releases;
    private final Estimates estimates;
    private final ExportWriting writing;
    private final SqlExports exports = new SqlExports();
    private final SqlExportWork work = new SqlExportWork();

    Exports(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Releases releases,
            Estimates estimates,
            ExportWriting writing) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.releases = releases;
        this.estimates = estimates;
        this.writing = writing;
    }

    /** What is exported as of which instant. */
    private record Frozen(Instant asOf, @Nullable String release) {}

    /**
     * Asks for an export; it is written in the background.
     *
     * @throws ProblemException {@code unknown-release}, {@code release-recalled}, {@code invalid-parameter} for an instant
     *     that is not past
     */
    public Mono<Export> create(Caller caller, Wanted wanted) {
        var owner = owner(caller, wanted.kind().own());
        return requests.once(
                        export -> export.id().toString(), id -> get(caller, UUID.fromString(id)), () -> frozen(wanted)
                                .flatMap(frozen -> unitOfWork.run(transaction -> exports.add(
                                                transaction,
                                                owner,
                                                UUID.randomUUID(),
                                                wanted,
                                                frozen.asOf(),
                                                frozen.release(),
                                                clock.now())
                                        .delayUntil(made -> work.add(transaction, made, caller))
                                        .delayUntil(made -> exports.note(transaction, "create", made.id(), 1, 1)))))
                .doOnNext(made -> writing.wake());
    }

    /** What an export would hold; nothing is stored. The failures are those of {@link #create}. */
    public Mono<ExportEstimate> estimate(Caller caller, Wanted wanted) {
        var owner = owner(caller, wanted.kind().own());
        return frozen(wanted)
                .flatMap(frozen -> frozen.release() == null
                        ? estimates.own(wanted, owner, frozen.asOf())
                        : estimates.release(wanted, frozen.release(), frozen.asOf()));
    }

    private Mono<Frozen> frozen(Wanted wanted) {
        if (!wanted.kind().own()) {
            return releases.answering(wanted.release()).map(found -> new Frozen(found.asOf(), found.id()));
        }
        var now = clock.now();
        var asOf = Objects.requireNonNullElse(wanted.asOf(), now);
        return asOf.isAfter(now)
                ? Mono.error(ProblemException.of(
                        ProblemCode.INVALID_PARAMETER, d -> d.parameter("asOf").detail("The instant is not past.")))
                : Mono.just(new Frozen(asOf, null));
    }

    /** One export; {@code not-found} when the caller's jurisdiction has none with the identifier. */
    public Mono<Export> get(Caller caller, UUID id) {
        var owner = owner(caller, false);
        return unitOfWork
                .run(transaction -> exports.find(transaction, owner, id)
                        .delayUntil(found -> exports.note(transaction, "read", id, found.version(), 1)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** A page of exports in the order in which they were asked for. */
    public Mono<Page<Export>> list(Caller caller, String after, int limit) {
        var owner = owner(caller, false);
        var place = after.isEmpty()
                ? new String[] {Instant.EPOCH.toString(), new UUID(0, 0).toString()}
                : after.split("\\|");
        return unitOfWork
                .run(transaction -> exports.page(
                                transaction, owner, Instant.parse(place[0]), UUID.fromString(place[1]), limit + 1)
                        .delayUntil(found -> exports.noteList(transaction, Math.min(limit, found.size()))))
                .map(rows -> Page.of(rows, limit, one -> one.createdAt() + "|" + one.id()));
    }

    /**
     * Cancels an export, or lets it expire; its bytes go at once.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}
     */
    public Mono<Export> transition(Caller caller, UUID id, String to, @Nullable String reason) {
        return once(caller, id, transaction -> exports.lock(transaction, owner(caller, false), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(found -> {
                    Export.STATES.require(found.state(), to);
                    return exports.end(
                            transaction, found, to, Objects.requireNonNullElse(reason, "asked-for"), clock.now());
                })
                .delayUntil(ended -> exports.note(transaction, "update", id, ended.version(), 1)));
    }

    private Mono<Export> once(Caller caller, UUID id, Function<Transaction, Mono<Export>> change) {
        return requests.once(export -> export.id().toString(), same -> get(caller, id), () -> unitOfWork.run(change));
    }

    /** For whom exports are kept. The operator has no records of its own. */
    static String owner(Caller caller, boolean records) {
        return !records && caller.client().kind() == ClientKind.OPERATOR ? Session.OPERATOR.code() : caller.owner();
    }
}
