package org.npcs.repository.server.outcome;

import java.util.LinkedHashMap;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;

/** Where observations are kept. */
final class SqlObservations {

    private SqlObservations() {}

    static SqlRecords records(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("measure", String.class);
        facets.put("period", String.class);
        return new SqlRecords(unitOfWork, "outcome_observation", facets);
    }
}
