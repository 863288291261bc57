package org.npcs.repository.server.sharing.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.membership.OwnersDesk;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody asked the operator for. The operator refers it to the owner and learns what becomes of it; it is noted in the
 * owner's name, so that its feed and its trail tell it. No way leads from here to a record.
 */
@Component
public final class ThirdPartyRequests {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final Jurisdictions jurisdictions;
    private final SqlRecords table;

    ThirdPartyRequests(
            UnitOfWork unitOfWork, RepositoryClock clock, IdempotentRequests requests, Jurisdictions jurisdictions) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.jurisdictions = jurisdictions;
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("moved_by", String.class);
        this.table = new SqlRecords(unitOfWork, "third_party_request", facets);
    }

    /**
     * Refers what somebody asked for to the owner; for the operator.
     *
     * @throws ProblemException {@code not-found} for anybody else and for a jurisdiction that is not there
     */
    public Mono<ThirdPartyRequest> refer(Caller caller, String owner, ObjectNode content) {
        if (Party.of(caller) != Party.OPERATOR) {
            return Mono.error(ProblemException.of(ProblemCode.NOT_FOUND));
        }
        return once(
                caller,
                owner,
                transaction -> table.insert(
                        transaction,
                        StoredRecord.first(
                                        owner,
                                        UUID.randomUUID().toString(),
                                        ThirdPartyRequest.REFERRED,
                                        content,
                                        clock.now(),
                                        caller.client().clientId())
                                .withFacets(Map.of("moved_by", Party.OPERATOR.code()))));
    }

    /** One request with its steps; {@code not-found} for everybody but its owner and the operator. */
    public Mono<ThirdPartyRequest> get(Caller caller, String owner, UUID id) {
        return acting(
                caller, owner, transaction -> table.list(transaction, owner, List.of(new Filter("id = ?", id)), "", 1)
                        .filter(found -> !found.isEmpty())
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .flatMap(found -> told(transaction, found.get(0))));
    }

    /** A page of requests, without their steps, in the order in which they were referred. */
    public Mono<Page<ThirdPartyRequest>> list(Caller caller, String owner, String after, int limit) {
        return acting(caller, owner, transaction -> table.list(transaction, owner, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString())
                        .map(row -> new ThirdPartyRequest(row, List.of())));
    }

    /**
     * Moves a request on, by the side that the caller is.
     *
     * @throws ProblemException {@code illegal-transition} for a step that is not that side's, or {@code invalid-parameter} when
     *     the operator closes without a reason what the owner has not decided
     */
    public Mono<ThirdPartyRequest> transition(
            Caller caller, String owner, UUID id, String to, @Nullable String reason) {
        return once(caller, owner, transaction -> table.lock(transaction, owner, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                .flatMap(stored -> table.update(transaction, moved(caller, stored, to, reason))));
    }

    private StoredRecord moved(Caller caller, StoredRecord stored, String to, @Nullable String reason) {
        var party = Party.of(caller);
        party.require(stored.state(), to);
        if (party == Party.OPERATOR && reason == null && !ThirdPartyRequest.DECIDED.contains(stored.state())) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("reason")
                    .detail("This step needs a reason of the code system change-reason."));
        }
        return stored.next(
                        to,
                        stored.content(),
                        reason,
                        clock.now(),
                        caller.client().clientId())
                .withFacets(Map.of("moved_by", party.code()));
    }

    private Mono<ThirdPartyRequest> told(Transaction transaction, StoredRecord stored) {
        return table.versions(transaction, stored.jurisdiction(), stored.id())
                .map(versions -> new ThirdPartyRequest(
                        stored,
                        versions.stream().map(ThirdPartyRequest.Step::of).toList()));
    }

    private Mono<ThirdPartyRequest> once(Caller caller, String owner, Function<Transaction, Mono<StoredRecord>> work) {
        return requests.once(
                request -> request.stored().id().toString(),
                id -> get(caller, owner, UUID.fromString(id)),
                () -> acting(caller, owner, transaction -> work.apply(transaction)
                        .flatMap(stored -> told(transaction, stored))));
    }

    private <T> Mono<T> acting(Caller caller, String owner, Function<Transaction, Mono<T>> work) {
        return OwnersDesk.of(caller, owner, jurisdictions, unitOfWork).work(work);
    }
}
