package org.npcs.repository.server.analytics.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.ResearchRuleSet;
import org.npcs.repository.server.analytics.release.RulesInForce;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The research requests: filed by a researcher, put to the owners by one person of the operator, approved by another when the owners
 * had their time.
 */
@Component
public final class ResearchRequests {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final ResearchTable tables;
    private final AskedOwners owners;
    private final ResearchBuilding building;
    private final RulesInForce inForce;
    private final SqlResearchWork work = new SqlResearchWork();

    ResearchRequests(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Jurisdictions jurisdictions,
            ResearchTable tables,
            AskedOwners owners,
            ResearchBuilding building,
            RulesInForce inForce) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.tables = tables;
        this.owners = owners;
        this.building = building;
        this.inForce = inForce;
    }

    /**
     * Files a request.
     *
     * @throws ProblemException {@code validation-failed}
     */
    public Mono<ResearchRequest> file(Caller caller, ObjectNode wanted) {
        return inForce.researchToday().flatMap(rules -> file(caller, wanted, rules));
    }

    private Mono<ResearchRequest> file(Caller caller, ObjectNode wanted, ResearchRuleSet rules) {
        return once(caller, transaction -> jurisdictions
                .codes()
                .collect(HashSet<String>::new, HashSet::add)
                .flatMap(known -> {
                    ResearchRules.require(wanted, known, rules, clock.utcDay());
                    var client = caller.client().clientId();
                    var content = wanted.deepCopy().put("rules", rules.id());
                    var first = StoredRecord.first(
                                    ResearchTable.OWNER,
                                    UUID.randomUUID().toString(),
                                    ResearchRequest.REQUESTED,
                                    content,
                                    clock.now(),
                                    client)
                            .withFacets(Map.of(
                                    "requester",
                                    tenant(caller),
                                    "client",
                                    client,
                                    "filed_by",
                                    caller.actor(),
                                    "destroy_by",
                                    LocalDate.parse(wanted.path("destroyBy").asString(""))));
                    return tables.requests().insert(transaction, first);
                }));
    }

    /**
     * One request.
     *
     * @throws ProblemException {@code not-found} when it is not the caller's
     */
    public Mono<ResearchRequest> get(Caller caller, UUID id) {
        return unitOfWork
                .run(transaction -> tables.requests()
                        .list(transaction, ResearchTable.OWNER, List.of(new Filter("id = ?", id)), "", 1))
                .flatMap(found -> found.isEmpty()
                        ? Mono.error(ProblemException.of(ProblemCode.NOT_FOUND))
                        : Mono.just(new ResearchRequest(found.get(0))));
    }

    /** A page of requests in the order in which they came; those that the caller may see. */
    public Mono<Page<ResearchRequest>> list(Caller caller, String after, int limit) {
        return unitOfWork
                .run(transaction ->
                        tables.requests().list(transaction, ResearchTable.OWNER, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(ResearchRequest::new));
    }

    /**
     * Moves a request on, by the side that the caller is.
     *
     * @throws ProblemException {@code illegal-transition}, {@code invalid-parameter} for a refusal without a reason,
     *     {@code owners-may-still-decide}, {@code second-person-needed}
     */
    public Mono<ResearchRequest> transition(Caller caller, UUID id, String to, @Nullable String reason) {
        return get(caller, id)
                .flatMap(seen -> operator(caller) && to.equals(ResearchRequest.OWNERS_ASKED)
                        ? owners.sharing(seen)
                        : Mono.just(List.<String>of()))
                .flatMap(sharing -> once(caller, transaction -> tables.requests()
                        .lock(transaction, ResearchTable.OWNER, id)
                        .map(ResearchRequest::new)
                        .flatMap(current -> operator(caller)
                                ? byOperator(transaction, caller, current, to, reason, sharing)
                                : byResearcher(transaction, caller, current, to))))
                .doOnNext(moved -> building.wake());
    }

    private Mono<StoredRecord> byOperator(
            Transaction transaction,
            Caller caller,
            ResearchRequest current,
            String to,
            @Nullable String reason,
            List<String> sharing) {
        if (own(caller, current)
                && ResearchRequest.OF_RESEARCHER.from(current.stored().state()).contains(to)) {
            return byResearcher(transaction, caller, current, to);
        }
        caller.require("analytics:manage");
        ResearchRequest.OF_OPERATOR.require(current.stored().state(), to);
        return switch (to) {
            case ResearchRequest.OWNERS_ASKED -> ask(transaction, caller, current, sharing);
            case ResearchRequest.APPROVED -> approve(transaction, caller, current);
            default -> refuse(transaction, caller, current, reason);
        };
    }

    private Mono<StoredRecord> ask(
            Transaction transaction, Caller caller, ResearchRequest current, List<String> sharing) {
        var until = clock.now().plus(current.rules().number("ownersAnswerDays"), java.time.temporal.ChronoUnit.DAYS);
        return owners.ask(transaction, current, sharing, until).then(Mono.defer(() -> {
            var facets = new HashMap<String, Object>(current.stored().facets());
            facets.put("asked_by", caller.actor());
            facets.put("owners_answer_by", until);
            return move(transaction, caller, current, ResearchRequest.OWNERS_ASKED, null, facets);
        }));
    }

    private Mono<StoredRecord> approve(Transaction transaction, Caller caller, ResearchRequest current) {
        if (caller.actor().equals(current.askedBy()) || caller.actor().equals(current.filedBy())) {
            throw ProblemException.of(ProblemCode.SECOND_PERSON_NEEDED);
        }
        return owners.silent(transaction, current.stored().id())
                .flatMap(silent -> silent > 0 && !over(current.ownersAnswerBy())
                        ? Mono.error(ProblemException.of(ProblemCode.OWNERS_MAY_STILL_DECIDE))
                        : move(transaction, caller, current, ResearchRequest.APPROVED, null))
                .delayUntil(approved -> work.add(transaction, approved.id(), caller));
    }

    private boolean over(@Nullable Instant until) {
        return until != null && !clock.now().isBefore(until);
    }

    private Mono<StoredRecord> refuse(
            Transaction transaction, Caller caller, ResearchRequest current, @Nullable String reason) {
        if (reason == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        return move(transaction, caller, current, ResearchRequest.REFUSED, reason);
    }

    private Mono<StoredRecord> byResearcher(
            Transaction transaction, Caller caller, ResearchRequest current, String to) {
        ResearchRequest.OF_RESEARCHER.require(current.stored().state(), to);
        return move(transaction, caller, current, to, null)
                .delayUntil(moved ->
                        to.equals(ResearchRequest.DESTROYED) ? building.remove(transaction, current) : Mono.empty());
    }

    private Mono<StoredRecord> move(
            Transaction transaction, Caller caller, ResearchRequest current, String to, @Nullable String reason) {
        return move(transaction, caller, current, to, reason, current.stored().facets());
    }

    private Mono<StoredRecord> move(
            Transaction transaction,
            Caller caller,
            ResearchRequest current,
            String to,
            @Nullable String reason,
            Map<String, Object> facets) {
        var stored = current.stored();
        var next = stored.next(
                to, stored.content(), reason, clock.now(), caller.client().clientId());
        return tables.requests().update(transaction, next.withFacets(facets));
    }

    /** The owner of requests writes them; the audit trail names the caller. */
    private Mono<ResearchRequest> once(Caller caller, Function<Transaction, Mono<StoredRecord>> change) {
        return requests.once(
                request -> request.stored().id().toString(),
                id -> get(caller, UUID.fromString(id)),
                () -> Mono.deferContextual(context -> {
                    Session session = context.get(Session.class);
                    return unitOfWork.run(transaction -> transaction
                            .actAs(session.named(ResearchTable.OWNER))
                            .then(Mono.defer(() -> change.apply(transaction)))
                            .map(ResearchRequest::new)
                            .delayUntil(done -> transaction.actAs(session)));
                }));
    }

    static boolean operator(Caller caller) {
        return caller.client().kind() == ClientKind.OPERATOR;
    }

    private static boolean own(Caller caller, ResearchRequest request) {
        return request.client().equals(caller.client().clientId());
    }

    private static String tenant(Caller caller) {
        return operator(caller) ? ResearchTable.OWNER : caller.owner();
    }
}
