package org.npcs.repository.server.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.npcs.repository.server.platform.record.RecordChange;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.Statements;
import org.npcs.repository.server.platform.record.Stored;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Where members stand with library items: each says it for itself, and others read what it shares. */
@Component
public final class LibraryAdoptions {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final LibraryItems items;
    private final SqlLibrary sql;
    private final Statements statements;

    LibraryAdoptions(UnitOfWork unitOfWork, RepositoryClock clock, LibraryItems items, SqlLibrary sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.items = items;
        this.sql = sql;
        this.statements = new Statements(unitOfWork, clock, sql.adoptions);
    }

    /** Where the caller's member stands; {@code not-found} before it stated anything. */
    public Mono<StoredRecord> get(Caller caller, String member, UUID item) {
        caller.own(member);
        return statements.get(item.toString());
    }

    /** A page of what the caller's member stated. */
    public Mono<Page<StoredRecord>> list(Caller caller, String member, String after, int limit) {
        caller.own(member);
        return unitOfWork
                .run(transaction -> sql.adoptions.list(transaction, member, List.of(), after, limit + 1))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /** A page of what members share of their adoption of an item; {@code not-found} for an item that the caller may not see. */
    public Mono<Page<StoredRecord>> shared(Caller caller, UUID item, String after, int limit) {
        var filters = List.of(new Filter("item_id = ?", item), new Filter("audience = ?", LibraryItem.MEMBERS));
        return items.get(caller, item)
                .then(Mono.defer(() ->
                        unitOfWork.run(transaction -> sql.adoptions.listSeen(transaction, filters, after, limit + 1))))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * States where the caller's member stands.
     *
     * @throws ProblemException {@code not-found}, {@code illegal-transition}, {@code validation-failed}, {@code version-mismatch} or
     *     {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String member, UUID id, ObjectNode content, RecordChange change) {
        caller.own(member);
        var state = content.path("state").asString("");
        return items.get(caller, id)
                .flatMap(item -> known(item, content, state))
                .flatMap(known -> {
                    var findings = new ArrayList<>(AdoptionRules.faults(content, clock.today()));
                    if (!known) {
                        findings.add(Faults.finding("LRN-R-004", "/itemVersion"));
                    }
                    Faults.require(findings);
                    var audience =
                            content.path("shared").asBoolean(false) ? LibraryItem.MEMBERS : LibraryItem.OWNER_ALONE;
                    var client = caller.client().clientId();
                    var first = StoredRecord.first(member, id.toString(), state, content, clock.now(), client)
                            .withFacets(Map.of("item_id", id, "audience", audience));
                    return statements.put(first, before -> next(before, state), change);
                });
    }

    private static String next(String before, String state) {
        if (!before.equals(state)) {
            AdoptionRules.STATES.require(before, state);
        }
        return state;
    }

    /** Whether the version was published; of what was withdrawn a member says no more than that it stopped what it had. */
    private Mono<Boolean> known(LibraryItem item, ObjectNode content, String state) {
        var version = content.path("itemVersion").asInt();
        if (!item.withdrawn()) {
            return items.published(item, version);
        }
        if (!state.equals(AdoptionRules.STOPPED)) {
            throw ProblemException.of(ProblemCode.ILLEGAL_TRANSITION, d -> d.state(LibraryItem.WITHDRAWN)
                    .allowed(List.of(AdoptionRules.STOPPED)));
        }
        return sql.adoptions
                .beside(item.stored().id().toString())
                .map(current -> current.content().path("itemVersion").asInt() == version)
                .defaultIfEmpty(false);
    }
}
