package org.npcs.repository.server.governance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The reviews of the charter: whether it is relevant to the work and appropriate to it. */
@Component
public final class CharterReviews {

    private static final String OPEN = "open";
    private static final StateMachine STATES = new StateMachine(Map.of(OPEN, List.of("closed")));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlGovernance sql;
    private final KeptRecords kept;
    private final CharterInForce charters;
    private final DecisionReferences decisions;

    CharterReviews(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlGovernance sql,
            KeptRecords kept,
            CharterInForce charters,
            DecisionReferences decisions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.kept = kept;
        this.charters = charters;
        this.decisions = decisions;
    }

    /** One review; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(UUID id) {
        return sql.read(sql.reviews, id);
    }

    /** A page of reviews in the order in which they were opened. */
    public Mono<Page<StoredRecord>> list(String after, int limit) {
        return sql.page(sql.reviews, List.of(), after, limit);
    }

    /**
     * Opens a review.
     *
     * @throws ProblemException {@code validation-failed} for a version that is not there; {@code not-found} for whoever does not
     *     keep governance
     */
    public Mono<StoredRecord> open(Caller caller, ObjectNode content) {
        GovernanceRules.manager(caller);
        var version = content.path("charterVersion").asString("");
        return once(transaction -> sql.charters
                .beside(transaction, AsOperator.OWNER, version)
                .hasElement()
                .flatMap(there -> {
                    GovernanceRules.require(
                            there ? List.of() : List.of(GovernanceRules.finding("STR-NAMED", "/charterVersion")));
                    return open(caller, transaction, version, content);
                }));
    }

    /**
     * Opens the review that a structural proposal asks for, of the version in force; empty while none is in force. The running
     * transaction works for the operator's tenant.
     */
    public Mono<StoredRecord> open(Caller caller, Transaction transaction, UUID proposal) {
        return charters.at(transaction, clock.now())
                .flatMap(charter -> Mono.justOrEmpty(charter.version()))
                .flatMap(version -> {
                    var content = JsonNodeFactory.instance
                            .objectNode()
                            .put("trigger", "structural-proposal")
                            .put("charterVersion", version)
                            .put("proposal", proposal.toString());
                    return open(caller, transaction, version, content);
                });
    }

    private Mono<StoredRecord> open(Caller caller, Transaction transaction, String version, ObjectNode content) {
        return sql.reviews.insert(transaction, kept.first(caller, OPEN, content, Map.of("charter_version", version)));
    }

    /**
     * Closes a review.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-002 without an answer, {@code illegal-transition}; {@code not-found}
     *     for whoever does not keep governance
     */
    public Mono<StoredRecord> close(Caller caller, UUID id, ObjectNode step) {
        GovernanceRules.manager(caller);
        return once(transaction -> sql.lock(sql.reviews, transaction, id).flatMap(current -> {
            STATES.require(current.state(), step.path("to").asString(""));
            return charters.at(transaction, clock.now()).flatMap(charter -> {
                Approval.require(charter, step);
                var content = current.content().deepCopy();
                content.setAll(Approval.of(step));
                if (step.has("reviewers")) {
                    content.set("reviewers", step.path("reviewers"));
                }
                var facets = new HashMap<>(current.facets());
                facets.put("outcome", step.path("outcome").asString(""));
                facets.put("closed_on", Days.of(clock.now()));
                return decisions
                        .require(transaction, charter, step.path("decision").asString(), "/decision")
                        .then(Mono.defer(() -> sql.reviews.update(
                                transaction, kept.next(caller, current, "closed", content, facets))));
            });
        }));
    }

    private Mono<StoredRecord> once(Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                review -> review.id().toString(), id -> get(UUID.fromString(id)), () -> unitOfWork.run(work));
    }
}
