package org.npcs.repository.server.sharing.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads the copies of others that a member has linked with its own; each reading is in their account. */
@Component
public final class LinkedCopies {

    private static final String INCIDENT = "incident";

    private final UnitOfWork unitOfWork;
    private final RepositoryClock clock;
    private final Sealing sealing;
    private final SqlSharedRecords shared = new SqlSharedRecords();
    private final SqlLinkedReading table = new SqlLinkedReading();

    LinkedCopies(UnitOfWork unitOfWork, RepositoryClock clock, Sealing sealing) {
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.sealing = sealing;
    }

    /**
     * The linked copies of an incident of the reader.
     *
     * @throws ProblemException {@code not-found} for an incident that is not its own
     */
    public Mono<List<LinkedCopy>> of(Reader reader, UUID incident) {
        return unitOfWork
                .run(transaction -> shared.read(transaction, reader)
                        .then(table.own(transaction, incident))
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemCode.NOT_FOUND)))
                        .then(table.copies(transaction, reader, incident, clock.now())))
                .flatMap(rows -> sealing.ready(
                                rows.stream().map(SqlLinkedReading.Row::owner).toList())
                        .then(Mono.fromSupplier(
                                () -> rows.stream().map(this::opened).toList())));
    }

    private LinkedCopy opened(SqlLinkedReading.Row row) {
        var opened = sealing.open(row.owner(), INCIDENT, row.incidentId(), row.content(), row.key());
        return new LinkedCopy(row.owner(), opened.readable(), day(row.changedAt()), opened.unreadable());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
