package org.npcs.repository.server.governance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The feedback of members and the advice of advisors on proposals. */
@Component
public final class ProposalFeedback {

    private final UnitOfWork unitOfWork;
    private final AsOperator operator;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlDecisions sql;
    private final KeptRecords kept;
    private final Proposals proposals;
    private final Seats seats;

    ProposalFeedback(
            UnitOfWork unitOfWork,
            AsOperator operator,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlDecisions sql,
            KeptRecords kept,
            Proposals proposals,
            Seats seats) {
        this.unitOfWork = unitOfWork;
        this.operator = operator;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.proposals = proposals;
        this.seats = seats;
    }

    /** A page of feedback in the order in which it was given; {@code not-found} for a proposal that the caller may not see. */
    public Mono<Page<StoredRecord>> list(Caller caller, UUID proposal, String after, int limit) {
        return unitOfWork.run(transaction -> proposals
                .seen(transaction, caller, proposal)
                .then(Mono.defer(() -> sql.feedback.list(
                        transaction,
                        AsOperator.OWNER,
                        List.of(new Filter("proposal = ?", proposal)),
                        after,
                        limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString())));
    }

    /**
     * Gives feedback, or advice by an advisor.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} before it is submitted and from the ballot on, {@code
     *     validation-failed} when the text points to a person
     */
    public Mono<StoredRecord> give(Caller caller, UUID proposal, ObjectNode content) {
        GovernanceRules.require(GovernanceRules.suspected(content, "/text"));
        return requests.once(
                given -> given.id().toString(),
                id -> unitOfWork
                        .run(transaction -> sql.feedback.list(
                                transaction,
                                AsOperator.OWNER,
                                List.of(new Filter("id = ?", UUID.fromString(id))),
                                "",
                                1))
                        .map(found -> found.get(0)),
                () -> operator.run(transaction -> proposals
                        .seen(transaction, caller, proposal)
                        .then(Mono.defer(() -> sql.proposals.lock(transaction, AsOperator.OWNER, proposal)))
                        .flatMap(found -> {
                            if (!ProposalStates.COMMENTED.contains(found.state())) {
                                throw ProposalStates.OF_COMMITTEE.illegal(found.state());
                            }
                            return given(caller, transaction, found, content);
                        })));
    }

    private Mono<StoredRecord> given(
            Caller caller, Transaction transaction, StoredRecord proposal, ObjectNode content) {
        return seats.advisors(transaction, clock.now())
                .map(advisors -> advisors.stream()
                        .filter(advisor -> caller.client().clientId().equals(advisor.clientId()))
                        .findFirst())
                .flatMap(advisor -> sql.feedback.insert(
                        transaction,
                        kept.first(
                                caller,
                                "given",
                                content,
                                Map.of(
                                        "proposal",
                                        proposal.id(),
                                        "round",
                                        proposal.facets().get("round"),
                                        "given_by",
                                        advisor.map(RoleHolder::organisation).orElseGet(caller::owner),
                                        "given_as",
                                        advisor.isPresent() ? "advisor" : "member"))));
    }
}
