package org.npcs.repository.server.membership.partnership;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.CharterRules;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Entities other than jurisdictions that take part, by a decision; their interests are declared. */
@Component
public final class Participants {

    private static final String OWNER = Session.OPERATOR.code();
    private static final String PROPOSED = "proposed";
    private static final String ACTIVE = "active";
    private static final String ENDED = "ended";
    private static final StateMachine STATES =
            new StateMachine(Map.of(PROPOSED, List.of(ACTIVE, ENDED), ACTIVE, List.of(ENDED), ENDED, List.of()));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final CharterRules charter;
    private final SqlRecords table;
    private final Statements statements;

    Participants(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, CharterRules charter) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.charter = charter;
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("decision", String.class);
        facets.put("active_from", LocalDate.class);
        facets.put("ended_on", LocalDate.class);
        this.table = new SqlRecords(unitOfWork, "participant", facets);
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** A page in the order of first storing. */
    public Mono<Page<StoredRecord>> list(@Nullable String state, String after, int limit) {
        var filters = state == null ? List.<Filter>of() : List.of(new Filter("state = ?", state));
        return unitOfWork
                .run(transaction -> table.list(transaction, OWNER, filters, after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** One participant; {@code not-found} when there is none with the key. */
    public Mono<StoredRecord> get(String key) {
        return unitOfWork
                .run(transaction -> table.list(transaction, OWNER, List.of(new Filter("natural_key = ?", key)), "", 1))
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .switchIfEmpty(Mono.error(Faults::missing));
    }

    /**
     * Proposes a participant, or restates one that has not ended.
     *
     * @throws ProblemException {@code not-found} for whoever does not keep governance, {@code validation-failed},
     *     {@code illegal-transition}, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String key, ObjectNode content, RecordChange change) {
        Faults.manager(caller);
        var texts = new ArrayList<>(List.of("/name", "/purpose"));
        texts.addAll(Faults.each(content, "/interests", "statement"));
        Faults.require(Faults.suspected(content, texts));
        var first = StoredRecord.first(
                OWNER, key, PROPOSED, content, clock.now(), caller.client().clientId());
        return statements.put(
                first,
                before -> {
                    if (before.equals(ENDED)) {
                        throw STATES.illegal(before);
                    }
                    return before;
                },
                change);
    }

    /**
     * Lets a participant take part, or ends it.
     *
     * @throws ProblemException {@code illegal-transition}, {@code charter-rule} without the decision by which it takes part
     */
    public Mono<StoredRecord> transition(Caller caller, String key, ObjectNode step) {
        Faults.manager(caller);
        return requests.once(
                moved -> key,
                this::get,
                () -> unitOfWork.run(transaction -> table.lock(transaction, OWNER, key)
                        .switchIfEmpty(Mono.error(Faults::missing))
                        .flatMap(current -> allowed(transaction, current, step)
                                .then(Mono.defer(() -> table.update(transaction, next(caller, current, step)))))));
    }

    private Mono<Void> allowed(Transaction transaction, StoredRecord current, ObjectNode step) {
        var to = step.path("to").asString("");
        STATES.require(current.state(), to);
        var from = current.facets().get("active_from");
        if (day(step).isAfter(clock.today())
                || from instanceof LocalDate began && day(step).isBefore(began)) {
            Faults.require(List.of(Faults.finding("GOV-R-074", "/on")));
        }
        var decision = step.has("decision") ? step.path("decision").asString() : null;
        return to.equals(ACTIVE) && decision == null
                ? charter.refusal(transaction, "GOV-R-071", "/decision", details -> details.state(current.state())
                                .allowed(STATES.from(current.state())))
                        .flatMap(problem -> Mono.<Void>error(problem))
                : charter.decided(transaction, decision, "/decision");
    }

    private StoredRecord next(Caller caller, StoredRecord current, ObjectNode step) {
        var to = step.path("to").asString("");
        var facets = new HashMap<>(current.facets());
        if (to.equals(ACTIVE)) {
            facets.put("decision", step.path("decision").asString());
            facets.put("active_from", day(step));
        } else {
            facets.put("ended_on", day(step));
        }
        return current.next(
                        to,
                        current.content(),
                        null,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(facets);
    }

    private LocalDate day(ObjectNode step) {
        return step.has("on")
                ? LocalDate.parse(step.path("on").asString())
                : LocalDate.ofInstant(clock.now(), ZoneOffset.UTC);
    }
}
