package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Code;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The goals and outcomes of the charter: how they are followed, what counts say of them, and when the committee last looked. */
@Component
public final class Goals {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CharterInForce charters;
    private final GoalFigures figures;
    private final SqlRecords table;
    private final Statements statements;

    Goals(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            CharterInForce charters,
            GoalFigures figures) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.charters = charters;
        this.figures = figures;
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("last_look", String.class);
        facets.put("looked_on", LocalDate.class);
        this.table = new SqlRecords(unitOfWork, "goal", facets);
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** The published goals, in the order of the charter. */
    static List<Code> published() {
        return Definitions.published().codeSystem("charter-goal").orElseThrow().codes();
    }

    /** All goals, in the order of the charter. */
    public Mono<List<Goal>> list() {
        var at = clock.now();
        return figures.at(at)
                .flatMap(counted -> unitOfWork.run(transaction -> charters.at(transaction, at)
                        .zipWith(Mono.defer(() -> table.list(
                                transaction,
                                AsOperator.OWNER,
                                List.of(),
                                "",
                                published().size())))
                        .map(found -> {
                            var stored = found.getT2().stream()
                                    .collect(Collectors.toMap(StoredRecord::naturalKey, Function.identity()));
                            var days = found.getT1().settings().untouchedDays();
                            return published().stream()
                                    .map(goal -> told(goal, stored.get(goal.code()), counted, at, days))
                                    .toList();
                        })));
    }

    /** One goal; {@code not-found} for what is no goal of the charter. */
    public Mono<Goal> get(String code) {
        return list().flatMapIterable(Function.identity())
                .filter(goal -> goal.code().equals(code))
                .next()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private static Goal told(
            Code goal, @Nullable StoredRecord stored, Map<String, List<GoalFigure>> counted, Instant at, int days) {
        return new Goal(
                goal.code(),
                horizon(goal.code()),
                goal.label(),
                stored,
                counted.getOrDefault(goal.code(), List.of()),
                at,
                Goal.flags(stored, at, days));
    }

    private static String horizon(String code) {
        return Definitions.published()
                .codeSystem("charter-goal")
                .orElseThrow()
                .json()
                .path("codes")
                .valueStream()
                .filter(one -> one.path("code").asString("").equals(code))
                .map(one -> one.path("mappings").path("goal-horizon").asString(""))
                .findFirst()
                .orElse("");
    }

    /**
     * States how a goal is followed.
     *
     * @throws ProblemException {@code not-found} for whoever does not keep governance and for what is no goal,
     *     {@code validation-failed}, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<Goal>> put(Caller caller, String code, ObjectNode content, RecordChange change) {
        manager(caller, code);
        var findings = new ArrayList<>(GovernanceRules.suspected(content, "/note"));
        for (int i = 0; i < content.path("measures").size(); i++) {
            var pointer = "/measures/" + i;
            if (Definitions.published()
                    .outcomes()
                    .measure(content.at(pointer).asString(""))
                    .isEmpty()) {
                findings.add(GovernanceRules.finding("GOV-R-075", pointer));
            }
        }
        GovernanceRules.require(findings);
        return statements
                .put(first(caller, code, content), state -> state, change)
                .flatMap(stored -> get(code).map(goal -> new Stored<>(goal, stored.outcome(), List.of())));
    }

    /**
     * Notes a look of the committee.
     *
     * @throws ProblemException {@code not-found}, or {@code validation-failed} for a day to come or a note that may point to a person
     */
    public Mono<Goal> look(Caller caller, String code, ObjectNode look) {
        manager(caller, code);
        var day = GovernanceRules.day(look, "on", Days.of(clock.now()));
        var findings = new ArrayList<>(GovernanceRules.suspected(look, "/note"));
        if (day.isAfter(clock.today())) {
            findings.add(GovernanceRules.finding("GOV-R-074", "/on"));
        }
        GovernanceRules.require(findings);
        var noted = look.deepCopy().put("on", day.toString());
        // A first version that says nothing is there before the look, whoever else makes one at the same time.
        return table.store(first(caller, code, JsonNodeFactory.instance.objectNode()))
                .then(Mono.defer(() -> requests.once(looked -> code, this::get, () -> unitOfWork
                        .run(transaction -> table.lock(transaction, AsOperator.OWNER, code)
                                .flatMap(current -> table.update(transaction, looked(caller, current, noted, day))))
                        .then(Mono.defer(() -> get(code))))));
    }

    private StoredRecord looked(Caller caller, StoredRecord current, ObjectNode look, LocalDate day) {
        return current.next(
                        current.state(),
                        current.content(),
                        null,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("last_look", look.toString(), "looked_on", day));
    }

    private StoredRecord first(Caller caller, String code, ObjectNode content) {
        return StoredRecord.first(
                AsOperator.OWNER,
                code,
                "followed",
                content,
                clock.now(),
                caller.client().clientId());
    }

    private static void manager(Caller caller, String code) {
        GovernanceRules.manager(caller);
        if (published().stream().noneMatch(goal -> goal.code().equals(code))) {
            throw ProblemException.of(ProblemCode.NOT_FOUND);
        }
    }
}
