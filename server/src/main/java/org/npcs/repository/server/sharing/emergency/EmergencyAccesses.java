package org.npcs.repository.server.sharing.emergency;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.npcs.repository.server.security.ClientKind;
import org.npcs.repository.server.sharing.AccessPolicies;
import org.npcs.repository.server.sharing.SeenRecords;
import org.npcs.repository.server.sharing.policy.AccessPolicy;
import org.npcs.repository.server.sharing.policy.EmergencyView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Emergency accesses of the operator. They are noted in the owner's name, so that its feed and its trail tell them, and end by
 * themselves after an hour. What is seen then is what the one decision leaves.
 */
@Component
public final class EmergencyAccesses {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final AccessPolicies policies;
    private final SeenRecords seenRecords;
    private final SqlRecords table;
    private final SqlEmergencies emergencies = new SqlEmergencies();

    EmergencyAccesses(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            Jurisdictions jurisdictions,
            AccessPolicies policies,
            SeenRecords seenRecords) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        this.policies = policies;
        this.seenRecords = seenRecords;
        this.table = SqlEmergencies.records(unitOfWork);
    }

    /**
     * Opens an access; for the operator.
     *
     * @throws ProblemException {@code not-found} for anybody else, {@code validation-failed} for what is no record of the owner
     */
    public Mono<EmergencyAccess> open(Caller caller, String owner, ObjectNode content) {
        if (caller.client().kind() != ClientKind.OPERATOR) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return once(caller, owner, transaction -> {
            var now = clock.now();
            var client = caller.client().clientId();
            var access = new EmergencyAccess(
                    StoredRecord.first(owner, UUID.randomUUID().toString(), EmergencyAccess.OPEN, content, now, client)
                            .withFacets(Map.of(
                                    "opened_by",
                                    caller.actor(),
                                    "opened_client",
                                    client,
                                    "expires_at",
                                    now.plus(EmergencyAccess.LASTS))));
            return emergencies
                    .standing(transaction, owner, access.records())
                    .doOnNext(standing -> require(access.records(), standing))
                    .then(table.insert(transaction, access.stored()));
        });
    }

    private static void require(List<UUID> wanted, Set<UUID> standing) {
        var findings = IntStream.range(0, wanted.size())
                .filter(place -> !standing.contains(wanted.get(place)))
                .mapToObj(place -> Faults.finding("STR-REFERENCE", "/recordIds/" + place))
                .toList();
        Faults.require(findings);
    }

    /** One access; {@code not-found} for everybody but its owner and the operator. */
    public Mono<EmergencyAccess> get(Caller caller, String owner, UUID id) {
        return acting(
                caller, owner, transaction -> table.list(transaction, owner, List.of(new Filter("id = ?", id)), "", 1)
                        .filter(found -> !found.isEmpty())
                        .map(found -> new EmergencyAccess(found.get(0)))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND))));
    }

    /** A page of accesses in the order in which they were opened. */
    public Mono<Page<EmergencyAccess>> list(Caller caller, String owner, String after, int limit) {
        return acting(caller, owner, transaction -> table.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()).map(EmergencyAccess::new));
    }

    /**
     * Closes an access, by either side.
     *
     * @throws ProblemException {@code illegal-transition} when it has ended
     */
    public Mono<EmergencyAccess> transition(Caller caller, String owner, UUID id, String to) {
        return once(caller, owner, transaction -> table.lock(transaction, owner, id)
                .map(EmergencyAccess::new)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(current -> {
                    var now = clock.now();
                    EmergencyAccess.STATES.require(current.stateAt(now), to);
                    var client = caller.client().clientId();
                    var facets = new HashMap<String, Object>(current.stored().facets());
                    facets.put("closed_client", client);
                    return table.update(
                            transaction,
                            current.stored()
                                    .next(to, current.stored().content(), null, now, client)
                                    .withFacets(Map.copyOf(facets)));
                }));
    }

    /**
     * Reads a record under an access, for the person that opened it.
     *
     * @throws ProblemException {@code not-found} for anybody else, for a record that the access does not name or that was taken
     *     back, and after the end of the access
     */
    public Mono<EmergencyRecord> read(Caller caller, UUID access, UUID record) {
        if (caller.client().kind() != ClientKind.OPERATOR) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return unitOfWork
                .run(transaction -> emergencies.owner(transaction, access))
                .flatMap(owner -> Mono.zip(get(caller, owner, access), policies.of(owner)))
                .flatMap(known -> unitOfWork
                        .run(transaction ->
                                emergencies.read(transaction, access, record, clock.now(), opened(known.getT2())))
                        .map(row -> seen(known.getT1(), known.getT2(), record, row)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    private static SqlEmergencies.Opened opened(AccessPolicy policy) {
        var view = new EmergencyView(policy);
        return new SqlEmergencies.Opened(view.open(Subject.INCIDENT), view.open(Subject.REVIEW));
    }

    private EmergencyRecord seen(EmergencyAccess access, AccessPolicy policy, UUID record, SqlEmergencies.Row row) {
        var subject = Subject.of(row.subject());
        JsonNode content = StrictJson.parse(row.content().getBytes(StandardCharsets.UTF_8));
        return new EmergencyRecord(
                record,
                subject,
                row.version(),
                row.state(),
                seenRecords.inEmergency(policy, access.stored().jurisdiction(), subject, content),
                access);
    }

    /** When it is decided whether an access has ended. */
    public Instant now() {
        return clock.now();
    }

    private Mono<EmergencyAccess> once(Caller caller, String owner, Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                access -> access.stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                () -> acting(caller, owner, work).map(EmergencyAccess::new));
    }

    private <T> Mono<T> acting(Caller caller, String owner, Function<Transaction, Mono<T>> work) {
        return OwnersDesk.of(caller, owner, jurisdictions, unitOfWork).work(work);
    }
}
