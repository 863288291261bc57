package org.npcs.repository.server.membership.key;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Clients;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.CallerStanding.Client;
import org.npcs.repository.server.security.ClientKind;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys of clients. A client's owner publishes and ends them, and so does the client itself where it has the right; the
 * operator may end those of any client, but speaks for none: it publishes only for clients of its own.
 */
@Component
public final class ClientKeys {

    /** As many as the published key set may hold. */
    private static final int MOST = 20;

    private static final String PUBLIC_KEY = "publicKey";
    private static final String ACTIVE_FROM = "activeFrom";
    private static final String RETIRES_AT = "retiresAt";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Clients clients;
    private final SqlRecords table;
    private final Statements statements;

    ClientKeys(UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Clients clients) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.clients = clients;
        this.table = new SqlRecords(unitOfWork, "client_key", new LinkedHashMap<>());
        this.statements = new Statements(unitOfWork, clock, table);
    }

    /** The present instant, by which states are told. */
    public Instant now() {
        return clock.now();
    }

    /** A page of keys in the order in which they were published; {@code not-found} for a client that is not the caller's. */
    public Mono<Page<ClientKey>> list(String clientId, String after, int limit) {
        return client(clientId)
                .flatMap(client -> athome(
                        client,
                        () -> unitOfWork.run(transaction ->
                                table.list(transaction, owner(client), List.of(ofClient(clientId)), after, limit + 1))))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(ClientKey::new));
    }

    /** One key; {@code not-found}. */
    public Mono<ClientKey> get(String clientId, String keyId) {
        return client(clientId).flatMap(client -> athome(client, () -> read(clientId, keyId)));
    }

    private Mono<ClientKey> read(String clientId, String keyId) {
        return statements.get(ClientKey.name(clientId, keyId)).map(ClientKey::new);
    }

    /**
     * Publishes a key, or changes its days.
     *
     * @throws ProblemException {@code validation-failed} when it is no sound key or its days have no order,
     *     {@code already-exists} when another key has the identifier, {@code record-closed} when it has ended,
     *     {@code insufficient-scope} when the operator would speak for a member's client, or a failed precondition
     */
    public Mono<Stored<ClientKey>> put(
            Caller caller, String clientId, String keyId, ObjectNode content, RecordChange change) {
        return client(clientId).flatMap(client -> {
            requireOwner(caller, client);
            PublicKeys.requireSound((ObjectNode) content.get(PUBLIC_KEY), "/" + PUBLIC_KEY);
            return athome(client, () -> unitOfWork
                    .run(transaction -> table.besideMeeting(transaction, owner(client), List.of(ofClient(clientId)))
                            .flatMap(present -> {
                                var name = ClientKey.name(clientId, keyId);
                                var before = present.stream()
                                        .filter(one -> one.naturalKey().equals(name))
                                        .findFirst()
                                        .map(ClientKey::new)
                                        .orElse(null);
                                var dated = dated(content, before);
                                requireFree(present, before, dated);
                                return Mono.just(StoredRecord.first(
                                        owner(client),
                                        name,
                                        ClientKey.PUBLISHED,
                                        dated,
                                        clock.now(),
                                        caller.client().clientId()));
                            }))
                    .flatMap(first -> statements.put(first, state -> state, change))
                    .map(put -> put.map(ClientKey::new)));
        });
    }

    private void requireFree(List<StoredRecord> present, @Nullable ClientKey before, ObjectNode dated) {
        if (before != null) {
            if (!before.publicKey().equals(dated.get(PUBLIC_KEY))) {
                throw ProblemException.of(
                        ProblemCode.ALREADY_EXISTS,
                        "Another key has this identifier. Publish the new one under a new one.");
            }
            var state = before.state(clock.now());
            if (List.of(ClientKey.RETIRED, ClientKey.REVOKED).contains(state)) {
                throw ProblemException.of(ProblemCode.RECORD_CLOSED, d -> d.state(state));
            }
        } else if (present.stream().filter(one -> living(new ClientKey(one))).count() >= MOST) {
            throw PublicKeys.refused("STR-COUNT", "");
        }
    }

    private boolean living(ClientKey key) {
        return !List.of(ClientKey.RETIRED, ClientKey.REVOKED).contains(key.state(clock.now()));
    }

    /** The content with the day from which it counts, which a later change keeps unless it names another. */
    private ObjectNode dated(ObjectNode content, @Nullable ClientKey before) {
        var dated = content.deepCopy();
        var from = content.path(ACTIVE_FROM).asString("");
        var begins = from.isEmpty() ? (before == null ? clock.now() : before.activeFrom()) : Instant.parse(from);
        var end = content.path(RETIRES_AT).asString("");
        if (!end.isEmpty() && Instant.parse(end).isBefore(begins)) {
            throw PublicKeys.refused("STR-DAYS", "/" + RETIRES_AT);
        }
        return dated.put(ACTIVE_FROM, begins.toString());
    }

    /**
     * Ends a key at once.
     *
     * @throws ProblemException {@code illegal-transition} or {@code not-found}
     */
    public Mono<ClientKey> transition(
            Caller caller, String clientId, String keyId, String to, @Nullable String reason) {
        return client(clientId)
                .flatMap(client -> athome(
                        client,
                        () -> requests.once(ended -> clientId, same -> read(clientId, keyId), () -> unitOfWork
                                .run(transaction -> table.lock(
                                                transaction, owner(client), ClientKey.name(clientId, keyId))
                                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                                        .flatMap(stored -> {
                                            var now = clock.now();
                                            ClientKey.STATES.require(new ClientKey(stored).state(now), to);
                                            var ended = stored.content().deepCopy();
                                            var end = new ClientKey(stored).retiresAt();
                                            if (end == null || end.isAfter(now)) {
                                                ended.put(RETIRES_AT, now.toString());
                                            }
                                            return table.update(
                                                    transaction,
                                                    stored.next(
                                                            to,
                                                            ended,
                                                            reason,
                                                            now,
                                                            caller.client().clientId()));
                                        }))
                                .map(ClientKey::new))));
    }

    /**
     * All keys of an active client in the order in which they were published, for whoever verifies what it signed; none of a client that is not known or not active. This
     * is public: it leaves no note of a reading.
     */
    public Mono<List<ClientKey>> published(String clientId) {
        return clients.itself(clientId)
                .filter(client -> client.state().equals("active"))
                .flatMap(this::published)
                .defaultIfEmpty(List.of());
    }

    /** The same for a client that was found before. */
    public Mono<List<ClientKey>> published(Client client) {
        var id = client.clientId();
        return unitOfWork
                .run(
                        new Session(owner(client), id, id, "client-keys"),
                        transaction -> table.besideMeeting(transaction, owner(client), List.of(ofClient(id))))
                .map(rows -> rows.stream()
                        .map(ClientKey::new)
                        .sorted(Comparator.comparing(key -> key.stored().createdAt()))
                        .toList());
    }

    private static SqlRecords.Filter ofClient(String clientId) {
        return new SqlRecords.Filter("starts_with(natural_key, ?)", clientId + "/");
    }

    private static void requireOwner(Caller caller, Client client) {
        if (caller.client().kind() == ClientKind.OPERATOR && client.kind() == ClientKind.MEMBER) {
            throw ProblemException.of(
                    ProblemCode.INSUFFICIENT_SCOPE,
                    "The member publishes the keys of its clients; the operator may end them.");
        }
    }

    private Mono<Client> client(String clientId) {
        return unitOfWork
                .run(transaction -> clients.find(transaction, clientId))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private static String owner(Client client) {
        var member = client.jurisdiction();
        return member == null ? Session.OPERATOR.code() : member;
    }

    /** Works in the name of the owner of a client, whose trail then names who it was. */
    private static <T> Mono<T> athome(Client client, Supplier<Mono<T>> work) {
        return Mono.defer(work).contextWrite(context -> {
            Session session = context.get(Session.class);
            return context.put(Session.class, session.named(owner(client)));
        });
    }
}
