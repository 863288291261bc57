package org.npcs.repository.server.analytics.research;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;

/** The records of research requests, which the operator keeps, and of what owners are asked, which are theirs. */
@Component
final class ResearchTable {

    static final String OWNER = Session.OPERATOR.code();

    private final SqlRecords requests;
    private final SqlRecords participations;

    ResearchTable(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("requester", String.class);
        facets.put("client", String.class);
        facets.put("filed_by", String.class);
        facets.put("asked_by", String.class);
        facets.put("owners_answer_by", Instant.class);
        facets.put("destroy_by", LocalDate.class);
        facets.put("export_id", UUID.class);
        requests = new SqlRecords(unitOfWork, "research_request", facets);
        var asked = new LinkedHashMap<String, Class<?>>();
        asked.put("research_request_id", UUID.class);
        participations = new SqlRecords(unitOfWork, "research_participation", asked);
    }

    SqlRecords requests() {
        return requests;
    }

    SqlRecords participations() {
        return participations;
    }
}
