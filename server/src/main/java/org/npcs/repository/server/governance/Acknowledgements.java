package org.npcs.repository.server.governance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What members acknowledge and answer, each for itself. */
@Component
public final class Acknowledgements {

    private static final String STATE = "acknowledged";
    private static final StateMachine STATES = new StateMachine(Map.of(Sendings.SENT, List.of("closed")));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final AsOperator operator;
    private final SqlGovernance governance;
    private final SqlCommunications sql;

    Acknowledgements(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            AsOperator operator,
            SqlGovernance governance,
            SqlCommunications sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.operator = operator;
        this.governance = governance;
        this.sql = sql;
    }

    /** What the caller's member acknowledged; {@code not-found} for whoever is no recipient. */
    public Mono<Acknowledged> get(Caller caller, UUID id) {
        var member = caller.owner();
        return unitOfWork.run(transaction -> sql.communications
                .list(transaction, AsOperator.OWNER, List.of(new Filter("id = ?", id)), "", 1)
                .flatMap(found -> found.isEmpty()
                        ? Mono.error(SqlGovernance::missing)
                        : told(transaction, member, found.get(0))));
    }

    private Mono<Acknowledged> told(Transaction transaction, String member, StoredRecord communication) {
        var id = communication.id();
        return sql.deliveries(transaction, List.of(id))
                .flatMap(all -> Mono.justOrEmpty(all.getOrDefault(id, List.of()).stream()
                        .filter(one -> one.recipient().code().equals(member))
                        .findFirst()))
                .switchIfEmpty(Mono.error(SqlGovernance::missing))
                .flatMap(delivery -> sql.answers
                        .beside(transaction, member, id.toString())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(answers -> new Acknowledged(communication, delivery, answers.orElse(null))));
    }

    /** Answers to a communication by member; none for whoever does not keep governance. */
    public Mono<Map<String, StoredRecord>> answers(Caller caller, UUID id) {
        if (!caller.manages("governance:manage")) {
            return Mono.just(Map.of());
        }
        return unitOfWork.run(transaction -> sql.answeredBy(transaction, id)
                .flatMapIterable(Function.identity())
                .concatMap(member -> sql.answers.beside(transaction, member, id.toString()))
                .collectMap(StoredRecord::jurisdiction));
    }

    /**
     * Acknowledges for the caller's member, with its answers.
     *
     * @throws ProblemException {@code validation-failed} for what is not asked or points to a person, {@code illegal-transition} once
     *     the loop is closed, {@code not-found} for whoever is no recipient
     */
    public Mono<Acknowledged> acknowledge(Caller caller, UUID id, ObjectNode content) {
        var member = caller.owner();
        // The row of the communication is held, so that twins come one after the other, and before or after the
        // closing.
        return unitOfWork.run(transaction -> operator.run(working -> governance
                        .lock(sql.communications, working, id)
                        .flatMap(communication -> received(working, member, communication, content)))
                .flatMap(communication -> stored(transaction, caller, member, communication, content)
                        .flatMap(answers -> told(transaction, member, communication))));
    }

    private Mono<StoredRecord> received(
            Transaction transaction, String member, StoredRecord communication, ObjectNode content) {
        return told(transaction, member, communication).flatMap(before -> {
            STATES.require(communication.state(), "closed");
            GovernanceRules.require(findings(content, communication.content()));
            return sql.acknowledge(transaction, communication.id(), member, clock.now())
                    .thenReturn(communication);
        });
    }

    private Mono<StoredRecord> stored(
            Transaction transaction, Caller caller, String member, StoredRecord communication, ObjectNode content) {
        var key = communication.id().toString();
        var client = caller.client().clientId();
        Map<String, Object> answered =
                content.path("answers").isEmpty() ? Map.of() : Map.of("answered_at", clock.now());
        return sql.answers
                .lock(transaction, member, key)
                .flatMap(current -> current.content().equals(content)
                        ? Mono.just(current)
                        : sql.answers.update(
                                transaction,
                                current.next(STATE, content, null, clock.now(), client)
                                        .withFacets(current.facets().isEmpty() ? answered : current.facets())))
                .switchIfEmpty(Mono.defer(() -> sql.answers.insert(
                        transaction,
                        StoredRecord.first(member, key, STATE, content, clock.now(), client)
                                .withFacets(answered))));
    }

    private static List<Finding> findings(ObjectNode content, ObjectNode communication) {
        var asked = communication
                .path("asks")
                .valueStream()
                .map(ask -> ask.path("ask").asString(""))
                .collect(Collectors.toSet());
        var named = new HashSet<String>();
        var pointers = new ArrayList<String>();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < content.path("answers").size(); i++) {
            pointers.add("/answers/" + i + "/answer");
            var ask = content.path("answers").path(i).path("ask").asString("");
            if (!asked.contains(ask)) {
                findings.add(GovernanceRules.finding("STR-NAMED", "/answers/" + i + "/ask"));
            } else if (!named.add(ask)) {
                findings.add(GovernanceRules.finding("STR-DUPLICATE", "/answers/" + i + "/ask"));
            }
        }
        findings.addAll(GovernanceRules.suspected(content, pointers.toArray(String[]::new)));
        return findings;
    }
}
