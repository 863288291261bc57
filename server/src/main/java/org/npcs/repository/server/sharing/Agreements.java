package org.npcs.repository.server.sharing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.SqlErrors;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.Stored.Outcome;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The agreements of members. A member looks after its own; the operator, who is a party to them, reads them and notes the
 * steward's signatures, in the name of the member so that its trail tells it.
 */
@Component
public final class Agreements {

    private static final String LEGAL = "legal";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final AgreementPolicies policies;
    private final SqlRecords table;
    private final SqlAgreements agreements = new SqlAgreements();
    private final SqlSharingWork work = new SqlSharingWork();

    Agreements(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Jurisdictions jurisdictions,
            AgreementPolicies policies) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.policies = policies;
        this.table = SqlAgreements.records(unitOfWork);
    }

    /** One agreement; {@code not-found} for everybody but its owner and the operator. */
    public Mono<Agreement> get(Caller caller, String owner, UUID id) {
        return acting(caller, owner, transaction -> find(transaction, owner, id));
    }

    /** A page of agreements in the order of first storing. */
    public Mono<Page<Agreement>> list(Caller caller, String owner, @Nullable String state, String after, int limit) {
        var filters = state == null ? List.<SqlRecords.Filter>of() : List.of(new SqlRecords.Filter("state = ?", state));
        return acting(caller, owner, transaction -> table.list(transaction, owner, filters, after, limit + 1)
                        .flatMap(rows -> agreements.signed(transaction, owner, rows)))
                .map(rows -> Page.of(rows, limit, row -> row.stored().id().toString()));
    }

    /**
     * Drafts the next agreement of its kind.
     *
     * @throws ProblemException {@code validation-failed}
     */
    public Mono<Agreement> draft(Caller caller, String owner, ObjectNode content) {
        var kind = content.path("kind").asString("");
        return once(caller, owner, transaction -> Mono.fromRunnable(() -> AgreementRules.require(owner, content))
                .then(agreements.next(transaction, owner, kind))
                .flatMap(number -> table.insert(
                        transaction,
                        StoredRecord.first(
                                        owner,
                                        kind + "/" + number,
                                        Agreement.DRAFT,
                                        content,
                                        clock.now(),
                                        client(caller))
                                .withFacets(Map.of("kind", kind, "number", number))))
                .map(made -> new Agreement(made, List.of())));
    }

    /**
     * Changes a draft.
     *
     * @throws ProblemException {@code validation-failed}, {@code record-closed} when it is no draft, or a failed precondition
     */
    public Mono<Stored<Agreement>> put(Caller caller, String owner, UUID id, ObjectNode content, RecordChange change) {
        return acting(
                caller, owner, transaction -> locked(transaction, owner, id).flatMap(current -> {
                    AgreementRules.require(owner, content);
                    var stored = current.stored();
                    if (stored.content().equals(content)) {
                        return Mono.just(new Stored<>(current, Outcome.UNCHANGED, List.of()));
                    }
                    change.precondition().require(stored, content);
                    if (!stored.state().equals(Agreement.DRAFT)
                            || !kind(content).equals(current.kind())) {
                        throw ProblemException.of(ProblemCode.RECORD_CLOSED, d -> d.state(stored.state())
                                .allowed(List.of(Agreement.DRAFT)));
                    }
                    var next = stored.next(Agreement.DRAFT, content, change.reason(), clock.now(), client(caller));
                    return table.update(transaction, next)
                            .map(saved -> new Stored<>(
                                    new Agreement(saved, current.signatures()), Outcome.UPDATED, List.of()));
                }));
    }

    /**
     * Moves an agreement on; one that is executed binds the member with the same commit.
     *
     * @throws ProblemException {@code illegal-transition}, {@code invalid-parameter} when a needed reason is missing, or
     *     {@code validation-failed} when it is to be approved and does not keep to the policy in force
     */
    public Mono<Agreement> transition(Caller caller, String owner, UUID id, String to, @Nullable String reason) {
        return once(caller, owner, transaction -> locked(transaction, owner, id).flatMap(current -> {
            Agreement.STATES.require(current.stored().state(), to);
            if (reason == null
                    && List.of(Agreement.SUSPENDED, Agreement.TERMINATED).contains(to)) {
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                        .detail("This step needs a reason of the code system change-reason."));
            }
            return to.equals(Agreement.APPROVED)
                    ? approve(transaction, current, client(caller))
                    : move(transaction, current, to, reason, client(caller));
        }));
    }

    private Mono<Agreement> approve(Transaction transaction, Agreement current, String client) {
        var stored = current.stored();
        return policies.kept(transaction, stored.content())
                .map(policy -> {
                    var facets = new HashMap<>(stored.facets());
                    facets.put("policy", policy.id());
                    return stored.next(Agreement.APPROVED, stored.content(), null, clock.now(), client)
                            .withFacets(facets);
                })
                .flatMap(next -> table.update(transaction, next))
                .map(saved -> new Agreement(saved, current.signatures()));
    }

    /**
     * Notes a signature; the last one executes the agreement.
     *
     * @throws ProblemException {@code illegal-transition} when it is not approved, {@code invalid-parameter} when the office is
     *     no signatory or not the caller's to sign for, {@code already-exists} when it has signed
     */
    public Mono<Agreement> sign(
            Caller caller,
            String owner,
            UUID id,
            Signatory signatory,
            LocalDate signedOn,
            String method,
            @Nullable String reference) {
        var signature = new Signature(signatory, signedOn, method, reference, clock.now(), client(caller));
        return once(caller, owner, transaction -> locked(transaction, owner, id)
                        .doOnNext(current -> requireSignable(caller, owner, current, signatory))
                        .delayUntil(current -> agreements.sign(transaction, owner, id, signature))
                        .flatMap(current -> agreements.signed(transaction, owner, List.of(current.stored())))
                        .flatMap(signed -> {
                            var current = signed.get(0);
                            return current.missing().isEmpty()
                                    ? execute(transaction, caller, current)
                                    : move(transaction, current, Agreement.PARTLY_SIGNED, null, client(caller));
                        }))
                .onErrorMap(SqlErrors::duplicate, twice -> ProblemException.of(ProblemCode.ALREADY_EXISTS));
    }

    private static void requireSignable(Caller caller, String owner, Agreement current, Signatory signatory) {
        if (!List.of(Agreement.APPROVED, Agreement.PARTLY_SIGNED)
                .contains(current.stored().state())) {
            throw Agreement.STATES.illegal(current.stored().state());
        }
        var steward = caller.client().kind() == ClientKind.OPERATOR;
        var own = steward
                ? signatory.party().equals(Signatory.STEWARD)
                : signatory.party().equals(owner);
        if (!current.signatories().contains(signatory) || !own) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("office")
                    .detail("An office that the agreement names signs, noted by its own party."));
        }
    }

    private Mono<Agreement> execute(Transaction transaction, Caller caller, Agreement agreement) {
        var owner = agreement.stored().jurisdiction();
        return supersede(transaction, caller, agreement)
                .then(agreements
                        .executed(transaction, owner, agreement.stored().id())
                        .hasElement())
                .flatMap(another -> another && agreement.kind().equals(Agreement.DATA_SHARING)
                        ? Mono.error(ProblemException.of(
                                ProblemCode.ILLEGAL_TRANSITION,
                                "Another agreement is executed. Name it as the one that is superseded."))
                        : move(transaction, agreement, Agreement.EXECUTED, null, client(caller)));
    }

    /** Ends the agreement that another takes the place of: of the same owner, or of one within it that is a party. */
    private Mono<Void> supersede(Transaction transaction, Caller caller, Agreement agreement) {
        var earlier = agreement.supersedes();
        var owner = agreement.stored().jurisdiction();
        if (earlier == null) {
            return Mono.empty();
        }
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return bound(transaction, agreement)
                    .concatMap(
                            code -> transaction.actAs(session.named(code)).then(table.lock(transaction, code, earlier)))
                    .next()
                    .switchIfEmpty(Mono.error(() -> ProblemException.of(
                            ProblemCode.ILLEGAL_TRANSITION, "The agreement that is to be superseded is not there.")))
                    .flatMap(ended -> move(
                            transaction, new Agreement(ended, List.of()), Agreement.SUPERSEDED, null, client(caller)))
                    .then(transaction.actAs(session.named(owner)));
        });
    }

    /** Jurisdictions whose data the agreement opens or closes. */
    private Flux<String> bound(Transaction transaction, Agreement agreement) {
        var owner = agreement.stored().jurisdiction();
        return Flux.fromIterable(agreement.owners()).concatMap(code -> jurisdictions
                .within(transaction, code, owner)
                .flatMapMany(inside -> inside ? Flux.just(code) : Flux.<String>empty()));
    }

    /** Ends what binds an owner, inside a running transaction of it: it withdraws all its records. */
    public Mono<Void> end(Transaction transaction, String owner, String client) {
        return agreements
                .binding(transaction, owner)
                .flatMapIterable(ids -> ids)
                .concatMap(id -> locked(transaction, owner, id))
                .concatMap(current -> move(transaction, current, Agreement.TERMINATED, LEGAL, client))
                .then();
    }

    private Mono<Agreement> move(
            Transaction transaction, Agreement current, String to, @Nullable String reason, String client) {
        var stored = current.stored();
        if (stored.state().equals(to)) {
            return Mono.just(current);
        }
        // What was never executed binds nobody, whatever becomes of it.
        var binds = current.kind().equals(Agreement.DATA_SHARING)
                && (to.equals(Agreement.EXECUTED)
                        || List.of(Agreement.EXECUTED, Agreement.SUSPENDED).contains(stored.state()));
        return table.update(transaction, stored.next(to, stored.content(), reason, clock.now(), client))
                .delayUntil(saved -> binds ? bind(transaction, current, to) : Mono.empty())
                .map(saved -> new Agreement(saved, current.signatures()));
    }

    private Mono<Void> bind(Transaction transaction, Agreement agreement, String state) {
        var owner = agreement.stored().jurisdiction();
        return Mono.deferContextual(context -> {
            Session session = context.get(Session.class);
            return bound(transaction, agreement)
                    .concatMap(code -> jurisdictions
                            .bind(
                                    transaction,
                                    code,
                                    code.equals(owner) ? "" + agreement.number() : owner + "/" + agreement.number(),
                                    state,
                                    agreement.from(),
                                    agreement.until(),
                                    agreement.purposes())
                            .thenReturn(code))
                    // Rows of members are locked before the feed, as by the worker that keeps it.
                    .collectList()
                    .flatMapIterable(codes -> codes)
                    .concatMap(code -> transaction
                            .actAs(session.named(code))
                            .then(work.closeAll(transaction, code, clock.now()))
                            .then(work.addAll(transaction, code)))
                    .then(transaction.actAs(session.named(owner)));
        });
    }

    private Mono<Agreement> locked(Transaction transaction, String owner, UUID id) {
        return table.lock(transaction, owner, id)
                .flatMap(stored -> agreements.signed(transaction, owner, List.of(stored)))
                .map(found -> found.get(0))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<Agreement> find(Transaction transaction, String owner, UUID id) {
        return table.list(transaction, owner, List.of(new SqlRecords.Filter("id = ?", id)), "", 1)
                .flatMap(found -> agreements.signed(transaction, owner, found))
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(0))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private Mono<Agreement> once(Caller caller, String owner, Function<Transaction, Mono<Agreement>> work) {
        return requests.once(
                agreement -> agreement.stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                () -> acting(caller, owner, work));
    }

    private <T> Mono<T> acting(Caller caller, String owner, Function<Transaction, Mono<T>> work) {
        return OwnersDesk.of(caller, owner, jurisdictions, unitOfWork).work(work);
    }

    private static String kind(ObjectNode content) {
        return content.path("kind").asString("");
    }

    private static String client(Caller caller) {
        return caller.client().clientId();
    }

    /** The day that counts as today for dates of agreements. */
    public LocalDate today() {
        return clock.utcDay();
    }
}
