package org.npcs.repository.server.learning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The items of the library: drafted by their owner alone, published for all members. */
@Component
public final class LibraryItems {

    private static final int MOST_VERSIONS = 500;

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final LibraryGrounds grounds;
    private final SqlLibrary sql;

    LibraryItems(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            LibraryGrounds grounds,
            SqlLibrary sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.grounds = grounds;
        this.sql = sql;
    }

    /** Stores a draft; {@code validation-failed} when it has faults or rests on what cannot be read. */
    public Mono<LibraryItem> draft(Caller caller, ObjectNode content) {
        var owner = LibraryItem.writer(caller);
        return requests.once(item -> item.stored().id().toString(), id -> get(caller, UUID.fromString(id)), () -> sound(
                        caller, content)
                .then(Mono.defer(() -> unitOfWork.run(transaction -> {
                    var client = caller.client().clientId();
                    var first = StoredRecord.first(owner, "", LibraryItem.DRAFT, content, clock.now(), client);
                    return sql.items.insert(
                            transaction,
                            first.withKey(first.id().toString())
                                    .withFacets(facets(Map.of("audience", LibraryItem.OWNER_ALONE), content)));
                })))
                .map(stored -> LibraryItem.readBy(caller, stored)));
    }

    /** One item; {@code not-found} for a draft of somebody else. */
    public Mono<LibraryItem> get(Caller caller, UUID id) {
        var filters = seen(caller, new LibraryFilter(null, null, null, null, null, null, null));
        filters.add(new Filter("id = ?", id));
        return unitOfWork
                .run(transaction -> sql.items.listSeen(transaction, filters, "", 1))
                .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()))
                .map(stored -> LibraryItem.readBy(caller, stored))
                .switchIfEmpty(missing());
    }

    /** A page of items in the order of first storing. */
    public Mono<Page<LibraryItem>> list(Caller caller, LibraryFilter asked, String after, int limit) {
        return unitOfWork
                .run(transaction -> sql.items.listSeen(transaction, seen(caller, asked), after, limit + 1))
                .map(rows ->
                        Page.of(rows, limit, row -> row.id().toString()).map(row -> LibraryItem.readBy(caller, row)));
    }

    /** How candid the library is, whatever is asked for. */
    public Mono<Candour> candour() {
        return unitOfWork.run(sql::candour);
    }

    private List<Filter> seen(Caller caller, LibraryFilter asked) {
        return new ArrayList<>(asked.conditions(LibraryItem.reader(caller), clock.today()));
    }

    /** The versions of an item, oldest first: for its owner all, for others those that were published, and none once it is withdrawn. */
    public Mono<List<StoredRecord>> versions(Caller caller, UUID id) {
        return get(caller, id)
                .flatMap(item -> !item.told()
                        ? Mono.just(List.of())
                        : unitOfWork
                                .run(transaction -> sql.items.versions(
                                        transaction, item.stored().jurisdiction(), id, 0, MOST_VERSIONS))
                                .map(rows -> rows.stream()
                                        .filter(row -> item.own() || row.state().equals(LibraryItem.PUBLISHED))
                                        .toList()));
    }

    /** Whether a version of an item was published and can be read by the caller. */
    Mono<Boolean> published(LibraryItem item, int version) {
        return unitOfWork
                .run(transaction -> sql.items.readVersion(
                        transaction, item.stored().jurisdiction(), item.stored().id(), version))
                .map(row -> item.told() && row.state().equals(LibraryItem.PUBLISHED))
                .defaultIfEmpty(false);
    }

    /**
     * Rewrites an own item that was not withdrawn.
     *
     * @throws ProblemException {@code not-found}, {@code validation-failed}, {@code version-mismatch}, {@code precondition-required}
     *     or {@code illegal-transition}
     */
    public Mono<LibraryItem> put(Caller caller, UUID id, ObjectNode content, RecordChange change) {
        var owner = LibraryItem.writer(caller);
        return get(caller, id)
                .filter(LibraryItem::own)
                .switchIfEmpty(missing())
                .then(Mono.defer(() -> sound(caller, content)))
                .then(Mono.defer(() -> unitOfWork.run(transaction -> locked(transaction, owner, id)
                        .flatMap(current -> rewritten(caller, transaction, current, content, change)))))
                .map(stored -> LibraryItem.readBy(caller, stored));
    }

    private Mono<StoredRecord> rewritten(
            Caller caller, Transaction transaction, StoredRecord current, ObjectNode content, RecordChange change) {
        if (current.state().equals(LibraryItem.WITHDRAWN)) {
            throw LibraryItem.STATES.illegal(current.state());
        }
        if (current.content().equals(content)) {
            return Mono.just(current);
        }
        change.precondition().require(current, content);
        var client = caller.client().clientId();
        return sql.items.update(
                transaction,
                current.next(current.state(), content, change.reason(), clock.now(), client)
                        .withFacets(facets(current.facets(), content)));
    }

    /**
     * Publishes or withdraws an own item.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, {@code invalid-parameter} without the reason that a
     *     withdrawal needs
     */
    public Mono<LibraryItem> transition(Caller caller, UUID id, String to, @Nullable String reason) {
        var owner = LibraryItem.writer(caller);
        return requests.once(
                item -> item.stored().id().toString(), made -> get(caller, UUID.fromString(made)), () -> unitOfWork
                        .run(transaction -> locked(transaction, owner, id).flatMap(current -> {
                            LibraryItem.STATES.require(current.state(), to);
                            if (to.equals(LibraryItem.WITHDRAWN) && reason == null) {
                                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                                        .detail("This step needs a reason of the code system change-reason."));
                            }
                            return sql.items.update(transaction, moved(caller, current, to, reason));
                        }))
                        .map(stored -> LibraryItem.readBy(caller, stored)));
    }

    private StoredRecord moved(Caller caller, StoredRecord current, String to, @Nullable String reason) {
        var now = clock.now();
        var facets = new HashMap<>(current.facets());
        if (to.equals(LibraryItem.PUBLISHED)) {
            facets.put("audience", LibraryItem.MEMBERS);
            facets.put("published_at", now);
        }
        return current.next(to, current.content(), reason, now, caller.client().clientId())
                .withFacets(facets);
    }

    private static Map<String, Object> facets(Map<String, Object> before, ObjectNode content) {
        var facets = new HashMap<>(before);
        facets.put("review_by", LocalDate.parse(content.path("reviewBy").asString()));
        return facets;
    }

    private Mono<Void> sound(Caller caller, ObjectNode content) {
        return grounds.untold(caller, content)
                .doOnNext(untold -> {
                    var findings = new ArrayList<>(untold);
                    findings.addAll(LibraryRules.faults(content));
                    Faults.require(findings);
                })
                .then();
    }

    private Mono<StoredRecord> locked(Transaction transaction, String owner, UUID id) {
        return sql.items.lock(transaction, owner, id).switchIfEmpty(missing());
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND));
    }
}
