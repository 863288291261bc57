package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The work plan, Appendix 1.1 of the charter: kept by the coordinator, read by whoever reads governance, as of any instant. */
@Component
public final class WorkPlans {

    private static final int MOST = 500;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CharterInForce charters;
    private final DecisionReferences references;
    private final SqlRecords table;
    private final Statements statements;

    WorkPlans(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            CharterInForce charters,
            DecisionReferences references) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.charters = charters;
        this.references = references;
        this.table = new SqlRecords(
                unitOfWork, "work_plan_item", new LinkedHashMap<String, Class<?>>(Map.of("steps", String.class)));
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** The work plan as it was stored at an instant; null is now. */
    public Mono<WorkPlan> asOf(@Nullable Instant instant) {
        var at = instant == null ? clock.now() : instant;
        return unitOfWork.run(transaction -> charters.at(transaction, at)
                .zipWith(Mono.defer(() -> table.listAsOf(transaction, AsOperator.OWNER, at, MOST)))
                .map(found -> new WorkPlan(
                        at,
                        found.getT2().stream()
                                .map(item -> WorkItem.at(
                                        item, at, found.getT1().settings().untouchedDays()))
                                .toList())));
    }

    /** One item; {@code not-found} when there is none with the key. */
    public Mono<WorkItem> get(String key) {
        return unitOfWork.run(transaction -> table.list(
                        transaction, AsOperator.OWNER, List.of(new Filter("natural_key = ?", key)), "", 1)
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(item -> standing(transaction, item)));
    }

    /**
     * Puts an item on the plan, or restates it.
     *
     * @throws ProblemException {@code not-found} for whoever does not keep governance, {@code validation-failed},
     *     {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<WorkItem>> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        GovernanceRules.manager(caller);
        var texts = Stream.concat(
                Stream.of("/title", "/nextStep"),
                IntStream.range(0, content.path("evidence").size()).mapToObj(i -> "/evidence/" + i + "/title"));
        GovernanceRules.require(GovernanceRules.suspected(content, texts.toArray(String[]::new)));
        var steps = JsonNodeFactory.instance.arrayNode();
        steps.addObject().put("status", WorkItem.NOT_STARTED).put("on", today().toString());
        var first = StoredRecord.first(
                        AsOperator.OWNER,
                        key,
                        WorkItem.NOT_STARTED,
                        content,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("steps", steps.toString()));
        return unitOfWork
                .run(transaction -> charters.at(transaction, clock.now())
                        .flatMap(charter -> references.require(
                                transaction,
                                charter,
                                content.has("decision")
                                        ? content.path("decision").asString()
                                        : null,
                                "/decision")))
                .then(Mono.defer(() -> statements.put(first, status -> status, change)))
                .flatMap(stored -> unitOfWork
                        .run(transaction -> standing(transaction, stored.record()))
                        .map(item -> new Stored<>(item, stored.outcome(), List.of())));
    }

    /**
     * Moves an item on.
     *
     * @throws ProblemException {@code illegal-transition}, {@code validation-failed} for a day to come, one before the last step,
     *     or a note that may point to a person
     */
    public Mono<WorkItem> transition(Caller caller, String key, ObjectNode step) {
        GovernanceRules.manager(caller);
        var to = step.path("to").asString("");
        return requests.once(
                moved -> key,
                this::get,
                () -> unitOfWork.run(transaction -> table.lock(transaction, AsOperator.OWNER, key)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> {
                            WorkItem.STATES.require(current.state(), to);
                            return table.update(
                                    transaction,
                                    current.next(
                                                    to,
                                                    current.content(),
                                                    null,
                                                    clock.now(),
                                                    caller.client().clientId())
                                            .withFacets(Map.of("steps", taken(current, step))));
                        })
                        .flatMap(moved -> standing(transaction, moved))));
    }

    private String taken(StoredRecord current, ObjectNode step) {
        var steps = (ArrayNode) WorkItem.steps(current);
        var day = GovernanceRules.day(step, "on", today());
        var findings = new ArrayList<>(GovernanceRules.suspected(step, "/note"));
        var last = LocalDate.parse(steps.get(steps.size() - 1).path("on").asString());
        if (day.isAfter(clock.today()) || day.isBefore(last)) {
            findings.add(GovernanceRules.finding("GOV-R-074", "/on"));
        }
        GovernanceRules.require(findings);
        var entry = steps.addObject().put("status", step.path("to").asString()).put("on", day.toString());
        if (step.has("note")) {
            entry.set("note", step.get("note"));
        }
        return steps.toString();
    }

    private Mono<WorkItem> standing(Transaction transaction, StoredRecord item) {
        var now = clock.now();
        return charters.at(transaction, now)
                .map(charter -> WorkItem.at(item, now, charter.settings().untouchedDays()));
    }

    private LocalDate today() {
        return Days.of(clock.now());
    }
}
