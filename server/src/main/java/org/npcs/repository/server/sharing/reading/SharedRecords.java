package org.npcs.repository.server.sharing.reading;

import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.page.Page;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what other members share. What is not shared, not any more or not for the purpose is as if it never was. */
@Component
public final class SharedRecords {

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Sealing sealing;
    private final SqlSharedRecords table = new SqlSharedRecords();

    SharedRecords(UnitOfWork unitOfWork, RepositoryClock clock, Sealing sealing) {
        this.sealing = sealing;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /** A page of records, in an order that means nothing. */
    public Mono<Page<SharedRecord>> list(Reader reader, SharedFilter filter, String after, int limit) {
        return unitOfWork
                .run(transaction -> table.read(transaction, reader)
                        .then(table.list(transaction, reader, filter, after, limit, clock.now())))
                .flatMap(this::opened)
                .map(rows -> Page.of(rows, limit, row -> row.id().toString()));
    }

    /**
     * One record.
     *
     * @throws ProblemException {@code not-found}
     */
    public Mono<SharedRecord> get(Reader reader, UUID id) {
        return unitOfWork
                .run(transaction ->
                        table.read(transaction, reader).then(table.find(transaction, reader, id, clock.now())))
                .flatMap(row -> opened(List.of(row)).map(rows -> rows.get(0)))
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)));
    }

    /** Opens sealed members with the keysets of their owners, after the transaction. */
    private Mono<List<SharedRecord>> opened(List<SharedRow> rows) {
        return sealing.ready(rows.stream().map(SharedRow::owner).toList())
                .then(Mono.fromSupplier(() -> rows.stream().map(this::opened).toList()));
    }

    private SharedRecord opened(SharedRow row) {
        var opened = sealing.open(row.owner(), row.noun(), row.recordId(), row.content(), row.key());
        return new SharedRecord(row.id(), row.noun(), opened.readable(), row.changedOn(), opened.unreadable());
    }

    /** Changes behind a place in the feed, and whether there are more. */
    public Mono<Page<SharedChange>> changes(Reader reader, long after, int limit) {
        return unitOfWork
                .run(transaction -> table.read(transaction, reader).then(table.changes(transaction, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> Long.toString(row.position())));
    }

    /** The place behind a stretch of changes. */
    public static long end(List<SharedChange> changes, long before) {
        return changes.isEmpty() ? before : changes.get(changes.size() - 1).position();
    }
}
