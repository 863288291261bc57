package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members propose to the Executive Committee. */
@Component
public final class Proposals {

    private final UnitOfWork unitOfWork;
    private final AsOperator operator;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlDecisions sql;
    private final KeptRecords kept;
    private final DecisionReader readers;
    private final CharterInForce charters;
    private final CharterReviews reviews;
    private final SqlGovernance governance;

    Proposals(
            UnitOfWork unitOfWork,
            AsOperator operator,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlDecisions sql,
            KeptRecords kept,
            DecisionReader readers,
            CharterInForce charters,
            CharterReviews reviews,
            SqlGovernance governance) {
        this.unitOfWork = unitOfWork;
        this.operator = operator;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.readers = readers;
        this.charters = charters;
        this.reviews = reviews;
        this.governance = governance;
    }

    /** One proposal; {@code not-found} for one that is embargoed from the caller, and for a draft of another member. */
    public Mono<ProposalView> get(Caller caller, UUID id) {
        return unitOfWork.run(
                transaction -> seen(transaction, caller, id).flatMap(found -> viewed(transaction, found)));
    }

    /** The same without what is computed, within a transaction. */
    Mono<StoredRecord> seen(Transaction transaction, Caller caller, UUID id) {
        return readers.sight(transaction, caller)
                .flatMap(sight -> sql.proposals.list(
                        transaction, AsOperator.OWNER, with(sight.proposals(), new Filter("id = ?", id)), "", 1))
                .flatMap(found -> found.isEmpty() ? Mono.error(SqlGovernance::missing) : Mono.just(found.get(0)));
    }

    /** A page of proposals that exist for the caller, in the order of first storing. */
    public Mono<Page<ProposalView>> list(Caller caller, @Nullable String state, String after, int limit) {
        return unitOfWork.run(transaction -> readers.sight(transaction, caller)
                .flatMap(sight -> sql.proposals.list(
                        transaction,
                        AsOperator.OWNER,
                        state == null ? sight.proposals() : with(sight.proposals(), new Filter("state = ?", state)),
                        after,
                        limit + 1))
                .flatMap(rows -> viewed(transaction, rows))
                .map(views -> Page.of(views, limit, view -> view.stored().id().toString())));
    }

    private static List<Filter> with(List<Filter> filters, Filter further) {
        var all = new ArrayList<>(filters);
        all.add(further);
        return all;
    }

    Mono<ProposalView> viewed(Transaction transaction, StoredRecord stored) {
        return viewed(transaction, List.of(stored)).map(views -> views.get(0));
    }

    private Mono<List<ProposalView>> viewed(Transaction transaction, List<StoredRecord> rows) {
        var now = clock.now();
        return charters.at(transaction, now).flatMap(charter -> sql.lastFeedback(
                        transaction, rows.stream().map(StoredRecord::id).toList())
                .map(given -> rows.stream()
                        .map(row -> ProposalView.of(
                                row, given.getOrDefault(row.id(), row.storedAt()), charter.settings(), now))
                        .toList()));
    }

    /** Stores a draft of the caller's member; {@code validation-failed} for a committee that is not there, or a text on a person. */
    public Mono<ProposalView> draft(Caller caller, ObjectNode content) {
        var member = caller.owner();
        GovernanceRules.require(faults(content));
        return once(caller, transaction -> known(transaction, content)
                .then(Mono.defer(() -> sql.proposals.insert(
                        transaction,
                        kept.first(
                                caller, ProposalStates.DRAFT, content, Map.of("proposed_by", member, "round", 0))))));
    }

    private Mono<Void> known(Transaction transaction, ObjectNode content) {
        return governance
                .committees
                .beside(transaction, AsOperator.OWNER, content.path("committee").asString(""))
                .switchIfEmpty(
                        Mono.error(() -> Faults.refused(List.of(GovernanceRules.finding("STR-NAMED", "/committee")))))
                .then();
    }

    /**
     * Changes a proposal of the caller's member while it is a draft or in feedback.
     *
     * @throws ProblemException {@code not-found} for one of another member, {@code illegal-transition}, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<ProposalView> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        var member = caller.owner();
        GovernanceRules.require(faults(content));
        return operator.run(transaction -> own(transaction, member, id)
                .delayUntil(current -> known(transaction, content))
                .flatMap(current -> {
                    if (!ProposalStates.CHANGEABLE.contains(current.state())) {
                        throw ProposalStates.OF_MEMBER.illegal(current.state());
                    }
                    if (current.content().equals(content)) {
                        return Mono.just(current);
                    }
                    change.precondition().require(current, content);
                    if (Integer.valueOf(0).equals(current.facets().get("round")) || serves(content)) {
                        return sql.proposals.update(
                                transaction, kept.next(caller, current, current.state(), content, current.facets()));
                    }
                    return charters.at(transaction, clock.now())
                            .flatMap(charter -> Mono.error(CharterRefusal.of(charter, "GOV-R-050", "/goals")));
                })
                .flatMap(stored -> viewed(transaction, stored)));
    }

    /**
     * Submits or withdraws a proposal of the caller's member.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-050 without a goal or an outcome, by GOV-R-051 for a step of the
     *     committee; {@code illegal-transition}; {@code not-found} for one of another member
     */
    public Mono<ProposalView> move(Caller caller, UUID id, String to) {
        var member = caller.owner();
        return once(caller, transaction -> charters.at(transaction, clock.now())
                .flatMap(charter -> own(transaction, member, id).flatMap(current -> {
                    if (ProposalStates.ofCommittee(to)) {
                        throw CharterRefusal.of(charter, "GOV-R-051", "/to", details -> details.state(current.state())
                                .allowed(ProposalStates.OF_MEMBER.from(current.state())));
                    }
                    ProposalStates.OF_MEMBER.require(current.state(), to);
                    return to.equals(ProposalStates.SUBMITTED)
                            ? submitted(caller, transaction, charter, current)
                            : sql.proposals.update(
                                    transaction, kept.next(caller, current, to, current.content(), current.facets()));
                })));
    }

    private Mono<StoredRecord> submitted(
            Caller caller, Transaction transaction, Charter charter, StoredRecord current) {
        if (!serves(current.content())) {
            throw CharterRefusal.of(charter, "GOV-R-050", "/goals");
        }
        var facets = new HashMap<>(current.facets());
        facets.merge("round", 1, (before, one) -> (Integer) before + 1);
        var opened = current.content().path("structural").asBoolean(false) && !facets.containsKey("charter_review")
                ? reviews.open(caller, transaction, current.id())
                        .doOnNext(review -> facets.put("charter_review", review.id()))
                        .then()
                : Mono.<Void>empty();
        return opened.then(Mono.defer(() -> sql.proposals.update(
                transaction, kept.next(caller, current, ProposalStates.SUBMITTED, current.content(), facets))));
    }

    private static boolean serves(ObjectNode content) {
        return !content.path("goals").isEmpty() || !content.path("outcomes").isEmpty();
    }

    private Mono<StoredRecord> own(Transaction transaction, String member, UUID id) {
        return sql.proposals
                .lock(transaction, AsOperator.OWNER, id)
                .filter(found -> member.equals(found.facet("proposed_by")))
                .switchIfEmpty(Mono.error(SqlGovernance::missing));
    }

    private static List<Finding> faults(ObjectNode content) {
        return Stream.concat(suspected(content).stream(), PublishedVersions.unknown(content).stream())
                .toList();
    }

    private static List<Finding> suspected(ObjectNode content) {
        var interests = IntStream.range(0, content.path("interests").size()).mapToObj(i -> "/interests/" + i);
        return GovernanceRules.suspected(
                content,
                Stream.concat(Stream.of("/title", "/summary", "/costForMembers", "/dissent"), interests)
                        .toArray(String[]::new));
    }

    private Mono<ProposalView> once(Caller caller, Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                view -> view.stored().id().toString(),
                id -> get(caller, UUID.fromString(id)),
                () -> operator.run(
                        transaction -> work.apply(transaction).flatMap(stored -> viewed(transaction, stored))));
    }
}
