package org.npcs.repository.server.incident;

import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.contract.validation.CheckContext;
import org.npcs.repository.contract.validation.Tier;
import org.npcs.repository.server.definition.RecordsToJudge;
import org.npcs.repository.server.platform.clock.RepositoryClock;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** All incidents of an owner, a page at a time. */
@Component
final class IncidentsToJudge implements RecordsToJudge {

    private static final int PAGE = 200;

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;
    private final RepositoryClock clock;

    IncidentsToJudge(UnitOfWork unitOfWork, SqlIncidents records, RepositoryClock clock) {
        this.unitOfWork = unitOfWork;
        this.table = records.table();
        this.clock = clock;
    }

    @Override
    public Flux<Stored> all(String owner) {
        return table.pages(unitOfWork, owner, PAGE)
                .filter(record -> !Incident.GONE.contains(record.state()))
                .map(record -> new Stored(
                        Subject.INCIDENT,
                        record.naturalKey(),
                        record.content(),
                        CheckContext.of(clock.today(), Tier.ACCEPT).withUnknownMembersTolerated(true)));
    }
}
