package org.npcs.repository.server.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.idempotency.IdempotentRequests;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What the two sides of a request write to each other. Nobody else reads it, the operator neither. */
@Component
public final class SupportMessages {

    private static final String WRITTEN = "written";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final IdempotentRequests requests;
    private final SqlSupport sql;
    private final InTheirName names;

    SupportMessages(
            UnitOfWork unitOfWork,
            RepositoryClock clock,
            IdempotentRequests requests,
            SqlSupport sql,
            InTheirName names) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.requests = requests;
        this.sql = sql;
        this.names = names;
    }

    /** A page of messages, oldest first; {@code not-found} for everybody but the two sides. */
    public Mono<Page<StoredRecord>> list(Caller caller, UUID request, String after, int limit) {
        caller.owner();
        var ofRequest = List.of(new Filter("support_request_id = ?", request));
        return unitOfWork
                .run(transaction -> sql.owner(transaction, SupportRequest.TABLE, request)
                        .flatMap(owner -> sql.messages.list(transaction, owner, ofRequest, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * Writes to the other side.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition} when nothing is under way, or
     *     {@code validation-failed} when something in the text is suspected to point to a person
     */
    public Mono<StoredRecord> write(Caller caller, UUID request, ObjectNode message) {
        var author = caller.owner();
        return requests.once(
                stored -> stored.id().toString(),
                id -> unitOfWork.run(
                        transaction -> sql.find(transaction, sql.messages, "support_message", UUID.fromString(id))),
                () -> unitOfWork.run(transaction -> sql.owner(transaction, SupportRequest.TABLE, request)
                        .flatMap(owner -> names.of(owner, named -> sql.requests
                                .lock(named, owner, request)
                                .flatMap(found -> insert(named, caller, found, author, message))))));
    }

    private Mono<StoredRecord> insert(
            Transaction transaction, Caller caller, StoredRecord found, String author, ObjectNode message) {
        var request = new SupportRequest(found, SupportSide.of(caller, found));
        var helper = request.helper();
        if (request.side() == SupportSide.HELPING && !author.equals(helper)) {
            throw SupportSide.missing();
        }
        if (helper == null || !SupportRequest.UNDER_WAY.contains(found.state())) {
            throw request.steps().illegal(found.state());
        }
        Faults.require(SupportRules.ofMessage(message));
        var first = StoredRecord.first(
                found.jurisdiction(),
                "",
                WRITTEN,
                message,
                clock.now(),
                caller.client().clientId());
        return sql.messages.insert(
                transaction,
                first.withKey(first.id().toString())
                        .withFacets(Map.of("support_request_id", found.id(), "author", author, "helper", helper)));
    }
}
