package org.npcs.repository.server.exchange.webhook;

import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** Where the hints of one owner go. */
@Component
public final class Webhooks {

    static final String ACTIVE = "active";
    private static final String PAUSED = "paused";
    private static final String SWITCHED_OFF = "switched-off";
    private static final String REMOVED = "removed";
    private static final StateMachine STATES = new StateMachine(Map.of(
            ACTIVE, List.of(PAUSED, REMOVED),
            PAUSED, List.of(ACTIVE, REMOVED),
            SWITCHED_OFF, List.of(ACTIVE, REMOVED)));

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final boolean permitLoopback;
    private final SqlRecords table;
    private final Statements statements;
    private final SqlDeliveries deliveries = new SqlDeliveries();
    private final SqlWebhookWork work = new SqlWebhookWork();

    Webhooks(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, WebhookSettings settings) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.permitLoopback = settings.permitLoopback();
        this.table = SqlWebhooks.records(unitOfWork);
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** One webhook; {@code not-found} when there is none. */
    public Mono<StoredRecord> get(String name) {
        return statements.get(name);
    }

    /** A page of webhooks in the order of first storing, without those that were removed. */
    public Mono<Page<StoredRecord>> list(String owner, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.list(
                        transaction, owner, List.of(new SqlRecords.Filter("state <> ?", REMOVED)), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Sets a webhook up.
     *
     * @throws ProblemException {@code validation-failed} when the address is not one of a public receiver
     */
    public Mono<Stored<StoredRecord>> put(Caller caller, String name, ObjectNode content, RecordChange change) {
        var first = StoredRecord.first(
                caller.owner(),
                name,
                ACTIVE,
                content,
                clock.now(),
                caller.client().clientId());
        return requirePublic(content.path("url").asString(""))
                .then(statements.put(first, state -> state.equals(REMOVED) ? ACTIVE : state, change));
    }

    /**
     * Pauses, resumes or removes a webhook.
     *
     * @throws ProblemException {@code illegal-transition}
     */
    public Mono<StoredRecord> transition(Caller caller, String name, String to, @Nullable String reason) {
        return requests.once(
                StoredRecord::naturalKey,
                this::get,
                () -> unitOfWork.run(transaction -> table.lock(transaction, caller.owner(), name)
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(current -> {
                            STATES.require(current.state(), to);
                            return move(
                                    transaction,
                                    current,
                                    to,
                                    reason,
                                    caller.client().clientId());
                        })));
    }

    /** Switches a webhook off whose receiver is gone. */
    Mono<StoredRecord> switchOff(Transaction transaction, String owner, String name) {
        return table.lock(transaction, owner, name)
                .filter(current -> current.state().equals(ACTIVE))
                .flatMap(current -> move(transaction, current, SWITCHED_OFF, null, "repository"));
    }

    Mono<Boolean> active(Transaction transaction, String owner, UUID id) {
        return SqlWebhooks.active(transaction, owner, id);
    }

    /**
     * The active webhook with this name.
     *
     * @throws ProblemException {@code not-found}, or {@code illegal-transition} when it is not active
     */
    Mono<StoredRecord> requireActive(Transaction transaction, String owner, String name) {
        return table.lock(transaction, owner, name)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .doOnNext(current -> {
                    if (!current.state().equals(ACTIVE)) {
                        throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(current.state())
                                .allowed(STATES.from(current.state())));
                    }
                });
    }

    private Mono<StoredRecord> move(
            Transaction transaction, StoredRecord current, String to, @Nullable String reason, String client) {
        var owner = current.jurisdiction();
        return table.update(transaction, current.next(to, current.content(), reason, clock.now(), client))
                .delayUntil(moved -> to.equals(ACTIVE)
                        ? work.hint(transaction, owner, current.id())
                        : deliveries.failPending(transaction, owner, current.id()));
    }

    /** A name that nobody knows yet passes: it is looked up again with every delivery. */
    private Mono<Void> requirePublic(String url) {
        var address = ReceiverAddress.of(url, permitLoopback).orElseThrow(Webhooks::notPublic);
        return Mono.fromCallable(address::lookUp)
                .subscribeOn(Schedulers.boundedElastic())
                .then()
                .onErrorMap(ReceiverAddress.NotPublicException.class, refused -> notPublic())
                .onErrorComplete(UnknownHostException.class);
    }

    private static ProblemException notPublic() {
        var rule = Definitions.published().rule("STR-PUBLIC-ADDRESS").orElseThrow();
        var finding = Finding.of(rule, "/url", List.of());
        return ProblemException.of(ProblemCode.VALIDATION_FAILED, d -> d.findings(List.of(finding)));
    }
}
