package org.npcs.repository.server.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.Faults;
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

/** What members judge of library items of others. */
@Component
public final class LibraryReviews {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final LibraryItems items;
    private final SqlLibrary sql;
    private final Statements statements;

    LibraryReviews(UnitOfWork unitOfWork, RepositoryClock clock, LibraryItems items, SqlLibrary sql) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.items = items;
        this.sql = sql;
        this.statements = new Statements(unitOfWork, clock, sql.reviews);
    }

    /** What the caller's member judged; {@code not-found} before it did. */
    public Mono<StoredRecord> get(Caller caller, String member, UUID item) {
        caller.own(member);
        return statements.get(item.toString());
    }

    /** A page of judgements of an item; {@code not-found} for an item that the caller may not see. */
    public Mono<Page<StoredRecord>> of(Caller caller, UUID item, String after, int limit) {
        return items.get(caller, item)
                .then(Mono.defer(() -> unitOfWork.run(transaction ->
                        sql.reviews.listSeen(transaction, List.of(new Filter("item_id = ?", item)), after, limit + 1))))
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * States what the caller's member judges of an item of somebody else.
     *
     * @throws ProblemException {@code not-found}, {@code validation-failed}, {@code version-mismatch} or {@code precondition-required}
     */
    public Mono<Stored<StoredRecord>> put(
            Caller caller, String member, UUID id, ObjectNode content, RecordChange change) {
        caller.own(member);
        var state = content.path("recommendation").asString("");
        return items.get(caller, id)
                .flatMap(item -> items.published(
                                item, content.path("itemVersion").asInt())
                        .doOnNext(known -> {
                            var findings = new ArrayList<>(Faults.suspected("LRN-R-002", content, List.of("/text")));
                            if (item.own()) {
                                findings.add(Faults.finding("LRN-R-008", "/recommendation"));
                            }
                            if (!known) {
                                findings.add(Faults.finding("LRN-R-004", "/itemVersion"));
                            }
                            Faults.require(findings);
                        }))
                .flatMap(sound -> {
                    var client = caller.client().clientId();
                    var first = StoredRecord.first(member, id.toString(), state, content, clock.now(), client)
                            .withFacets(Map.of("item_id", id));
                    return statements.put(first, before -> state, change);
                });
    }
}
