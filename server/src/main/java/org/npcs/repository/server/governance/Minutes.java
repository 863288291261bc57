package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The minutes of meetings, in versions, on their way to all members. */
@Component
public final class Minutes {

    static final String DRAFT = "draft";

    private static final String APPROVED = "approved";
    private static final String DISSEMINATED = "disseminated";
    private static final StateMachine STATES = new StateMachine(
            Map.of(DRAFT, List.of("circulated"), "circulated", List.of(APPROVED), APPROVED, List.of(DISSEMINATED)));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final AsOperator operator;
    private final SqlGovernance governance;
    private final SqlMeetings sql;
    private final KeptRecords kept;
    private final Meetings meetings;
    private final CharterInForce charters;
    private final DecisionReferences decisions;
    private final Sendings sendings;

    Minutes(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            AsOperator operator,
            SqlGovernance governance,
            SqlMeetings sql,
            KeptRecords kept,
            Meetings meetings,
            CharterInForce charters,
            DecisionReferences decisions,
            Sendings sendings) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.operator = operator;
        this.governance = governance;
        this.sql = sql;
        this.kept = kept;
        this.meetings = meetings;
        this.charters = charters;
        this.decisions = decisions;
        this.sendings = sendings;
    }

    /** The minutes of a meeting; {@code not-found} while there are none. */
    public Mono<StoredRecord> get(UUID meeting) {
        return governance.read(sql.minutes, meeting.toString());
    }

    /** All versions of the minutes of a meeting, from the first one on. */
    public Mono<List<StoredRecord>> versions(UUID meeting) {
        return get(meeting)
                .flatMap(found ->
                        operator.run(transaction -> sql.minutes.versions(transaction, AsOperator.OWNER, found.id())));
    }

    /**
     * Writes the minutes of a meeting, a draft again when they were circulated.
     *
     * @throws ProblemException {@code validation-failed}, {@code illegal-transition} for approved ones, {@code charter-rule} for a
     *     decision that was not adopted, {@code version-mismatch} or {@code precondition-required}; {@code not-found} for whoever
     *     does not keep governance
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(texts(content));
        var stated = new KeptRecords.Statement(id.toString(), DRAFT, content, Map.of());
        return unitOfWork.run(transaction -> governance
                .lock(sql.meetings, transaction, id)
                .doOnNext(meeting -> meetings.requireBegun(meeting, ""))
                .then(Mono.defer(() -> sql.minutes.lock(transaction, AsOperator.OWNER, id.toString())))
                .doOnNext(current -> {
                    if (current.facets().containsKey("approved_at")) {
                        throw STATES.illegal(current.state());
                    }
                })
                .then(Mono.defer(() -> adopted(transaction, content)))
                .then(Mono.defer(() -> kept.put(transaction, sql.minutes, caller, stated, change))));
    }

    private Mono<Void> adopted(Transaction transaction, ObjectNode content) {
        return charters.at(transaction, clock.now())
                .flatMapMany(charter -> Flux.range(0, content.path("decisions").size())
                        .concatMap(i -> decisions.require(
                                transaction,
                                charter,
                                content.path("decisions").path(i).asString(""),
                                "/decisions/" + i)))
                .then();
    }

    /**
     * Takes a step; minutes that are disseminated go to all active members and advisors.
     *
     * @throws ProblemException {@code illegal-transition}, or {@code charter-rule} by GOV-R-032 before attendance has been recorded;
     *     {@code not-found} for whoever does not keep governance
     */
    public Mono<StoredRecord> move(Caller caller, UUID id, String to) {
        GovernanceRules.manager(caller);
        return requests.once(
                moved -> moved.naturalKey(),
                key -> get(UUID.fromString(key)),
                () -> unitOfWork.run(transaction -> governance
                        .lock(sql.meetings, transaction, id)
                        .flatMap(meeting -> governance
                                .lock(sql.minutes, transaction, id.toString())
                                .flatMap(current -> {
                                    STATES.require(current.state(), to);
                                    return step(transaction, caller, meeting, current, to);
                                }))));
    }

    private Mono<StoredRecord> step(
            Transaction transaction, Caller caller, StoredRecord meeting, StoredRecord current, String to) {
        var facets = new HashMap<>(current.facets());
        facets.put(to + "_at", clock.now());
        var first = to.equals(APPROVED)
                ? attended(transaction, meeting, current)
                : to.equals(DISSEMINATED) ? sendings.minutes(transaction, caller, meeting) : Mono.<Void>empty();
        return first.then(Mono.defer(
                () -> sql.minutes.update(transaction, kept.next(caller, current, to, current.content(), facets))));
    }

    private Mono<Void> attended(Transaction transaction, StoredRecord meeting, StoredRecord current) {
        return sql.attendances
                .beside(transaction, AsOperator.OWNER, meeting.id().toString())
                .hasElement()
                .filter(there -> !there)
                .flatMap(missing -> charters.at(transaction, clock.now()))
                .flatMap(charter -> Mono.<Void>error(
                        () -> CharterRefusal.of(charter, "GOV-R-032", "/to", details -> details.state(current.state())
                                .allowed(List.of()))));
    }

    private static List<Finding> texts(ObjectNode content) {
        var pointers = new ArrayList<>(List.of("/text"));
        for (int i = 0; i < content.path("actions").size(); i++) {
            pointers.add("/actions/" + i + "/action");
        }
        return GovernanceRules.suspected(content, pointers.toArray(String[]::new));
    }
}
