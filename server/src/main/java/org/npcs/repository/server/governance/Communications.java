package org.npcs.repository.server.governance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What is told to committees, to all members and outside, until the loop is closed. */
@Component
public final class Communications {

    private static final String CLOSED = "closed";
    private static final StateMachine STATES =
            new StateMachine(Map.of(Sendings.DRAFT, List.of(Sendings.SENT), Sendings.SENT, List.of(CLOSED)));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final AsOperator operator;
    private final SqlGovernance governance;
    private final SqlCommunications sql;
    private final KeptRecords kept;
    private final Sendings sendings;
    private final Embargo embargo;
    private final CharterInForce charters;

    Communications(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            AsOperator operator,
            SqlGovernance governance,
            SqlCommunications sql,
            KeptRecords kept,
            Sendings sendings,
            Embargo embargo,
            CharterInForce charters) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.operator = operator;
        this.governance = governance;
        this.sql = sql;
        this.kept = kept;
        this.sendings = sendings;
        this.embargo = embargo;
        this.charters = charters;
    }

    /** One communication, which its recipient has read from then on; {@code not-found} when there is none. */
    public Mono<CommunicationView> get(Caller caller, UUID id) {
        return unitOfWork.run(transaction -> sql.unread(transaction, id, caller)
                .flatMap(unread -> operator.run(working -> sql.read(working, id, caller, clock.now())))
                .then(Mono.defer(() -> found(id))));
    }

    private Mono<CommunicationView> found(UUID id) {
        return governance
                .read(sql.communications, id)
                .flatMap(stored -> unitOfWork.run(transaction -> whole(transaction, stored)));
    }

    private Mono<CommunicationView> whole(Transaction transaction, StoredRecord stored) {
        return views(transaction, List.of(stored))
                .map(all -> all.get(0))
                .flatMap(view -> stored.state().equals(Sendings.DRAFT)
                        ? sendings.recipients(transaction, stored).map(view::to)
                        : Mono.just(view.to(view.deliveries().stream()
                                .map(Delivery::recipient)
                                .toList())));
    }

    /** A page of communications in the order in which they were drafted. */
    public Mono<Page<CommunicationView>> list(@Nullable String kind, @Nullable String state, String after, int limit) {
        var filters = new ArrayList<Filter>();
        if (kind != null) {
            filters.add(new Filter("kind = ?", kind));
        }
        if (state != null) {
            filters.add(new Filter("state = ?", state));
        }
        return unitOfWork.run(transaction -> governance
                .page(sql.communications, filters, after, limit)
                .flatMap(page -> views(transaction, page.items()).map(items -> new Page<>(items, page.next()))));
    }

    private Mono<List<CommunicationView>> views(Transaction transaction, List<StoredRecord> stored) {
        return charters.at(transaction, clock.now()).flatMap(charter -> sql.deliveries(
                        transaction, stored.stream().map(StoredRecord::id).toList())
                .map(deliveries -> stored.stream()
                        .map(one -> {
                            var own = deliveries.getOrDefault(one.id(), List.of());
                            var flags = flags(one, own, charter.settings().loopDays());
                            return new CommunicationView(one, List.of(), own, flags);
                        })
                        .toList()));
    }

    private List<String> flags(StoredRecord stored, List<Delivery> deliveries, int loopDays) {
        var flags = new ArrayList<String>();
        if (stored.state().equals(Sendings.SENT)) {
            var sent = (java.time.Instant) stored.facets().get("sent_at");
            if (sent != null && sent.plus(Duration.ofDays(loopDays)).isBefore(clock.now())) {
                flags.add("loop-open");
            }
            var today = Days.of(clock.now());
            var due = stored.content()
                    .path("asks")
                    .valueStream()
                    .filter(ask -> ask.has("dueOn"))
                    .anyMatch(ask -> java.time.LocalDate.parse(ask.path("dueOn").asString(""))
                            .isBefore(today));
            if (due
                    && deliveries.stream()
                            .anyMatch(one -> one.recipient().ofMember() && one.acknowledgedAt() == null)) {
                flags.add("answers-due");
            }
        }
        return flags;
    }

    /**
     * Drafts a communication.
     *
     * @throws ProblemException {@code charter-rule} by GOV-R-035 or 036, {@code validation-failed}; {@code not-found} for whoever
     *     does not keep governance
     */
    public Mono<CommunicationView> draft(Caller caller, ObjectNode content) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(findings(content));
        return once(transaction -> charters.at(transaction, clock.now())
                .doOnNext(charter -> {
                    if (content.has("recipients")) {
                        throw CharterRefusal.of(charter, "GOV-R-035", "/recipients");
                    }
                })
                .then(Mono.defer(
                        () -> governance.committees.beside(transaction, AsOperator.OWNER, Sendings.committee(content))))
                .hasElement()
                .doOnNext(there -> GovernanceRules.require(
                        there || !content.has(Sendings.COMMITTEE)
                                ? List.of()
                                : List.of(GovernanceRules.finding("STR-NAMED", "/committee"))))
                .then(Mono.defer(() -> embargo.require(transaction, content)))
                .then(Mono.defer(() -> sql.communications.insert(
                        transaction,
                        kept.first(
                                caller,
                                Sendings.DRAFT,
                                content,
                                Map.of("kind", content.path("kind").asString("")))))));
    }

    private static List<Finding> findings(ObjectNode content) {
        var pointers = new ArrayList<>(List.of("/title", "/text", "/audience"));
        for (int i = 0; i < content.path("asks").size(); i++) {
            pointers.add("/asks/" + i + "/question");
        }
        var findings = new ArrayList<>(GovernanceRules.suspected(content, pointers.toArray(String[]::new)));
        var kind = content.path("kind").asString("");
        if (content.has(Sendings.COMMITTEE) && !kind.equals(Sendings.COMMITTEE)) {
            findings.add(GovernanceRules.finding("STR-NAMED", "/committee"));
        }
        if (content.has("audience") && !kind.equals(Sendings.EXTERNAL)) {
            findings.add(GovernanceRules.finding("STR-NAMED", "/audience"));
        }
        return findings;
    }

    /**
     * Sends a communication, or closes its loop.
     *
     * @throws ProblemException {@code illegal-transition}, {@code charter-rule} by GOV-R-036, or by GOV-R-037 without what was done;
     *     {@code not-found} for whoever does not keep governance
     */
    public Mono<CommunicationView> move(Caller caller, UUID id, ObjectNode step) {
        GovernanceRules.manager(caller);
        GovernanceRules.require(GovernanceRules.suspected(step, "/outcome"));
        return once(transaction -> governance
                .lock(sql.communications, transaction, id)
                .flatMap(current -> {
                    var to = step.path("to").asString("");
                    STATES.require(current.state(), to);
                    return to.equals(CLOSED)
                            ? close(transaction, caller, current, step)
                            : embargo.require(transaction, current.content())
                                    .then(Mono.defer(() -> sendings.send(transaction, caller, current)));
                }));
    }

    private Mono<StoredRecord> close(Transaction transaction, Caller caller, StoredRecord current, ObjectNode step) {
        return charters.at(transaction, clock.now()).flatMap(charter -> {
            if (!step.has("outcome")) {
                throw CharterRefusal.of(charter, "GOV-R-037", "/outcome", details -> details.state(current.state())
                        .allowed(STATES.from(current.state())));
            }
            var content = current.content().deepCopy();
            content.set("outcome", step.path("outcome"));
            var facets = new HashMap<>(current.facets());
            facets.put("closed_at", clock.now());
            return sql.communications.update(transaction, kept.next(caller, current, CLOSED, content, facets));
        });
    }

    private Mono<CommunicationView> once(Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                view -> view.stored().id().toString(),
                id -> found(UUID.fromString(id)),
                () -> unitOfWork.run(
                        transaction -> work.apply(transaction).flatMap(stored -> whole(transaction, stored))));
    }
}
