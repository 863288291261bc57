package org.npcs.repository.server.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** The contents of all incidents of an owner whose event falls into a span of days, a page at a time. */
@Component
public final class IncidentsOfSpan {

    private static final int PAGE = 200;

    private final UnitOfWork unitOfWork;
    private final SqlRecords table;

    /** A content with the instant at which its incident was first stored. */
    public record Arrived(JsonNode content, Instant firstStored) {}

    IncidentsOfSpan(UnitOfWork unitOfWork, SqlIncidents records) {
        this.unitOfWork = unitOfWork;
        this.table = records.table();
    }

    /** Incidents from the first to the last day, without what was voided or merged. */
    public Flux<Arrived> between(String owner, LocalDate first, LocalDate last) {
        return table.pages(
                        unitOfWork,
                        owner,
                        SqlIncidents.filters(new IncidentFilter(null, null, first, last, null)),
                        PAGE)
                .map(record -> new Arrived(record.content(), record.createdAt()));
    }
}
