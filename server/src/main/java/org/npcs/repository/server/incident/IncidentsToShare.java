package org.npcs.repository.server.incident;

import java.util.List;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.sharing.RecordsToShare;
import org.springframework.stereotype.Component;

/** The incidents that others may see a part of: those that the owner has accepted. */
@Component
final class IncidentsToShare implements RecordsToShare {

    private static final List<String> ACCEPTED = List.of("accepted", "in-review", "finalised", "reopened");

    private final SqlRecords table;

    IncidentsToShare(SqlIncidents records) {
        this.table = records.table();
    }

    @Override
    public Subject subject() {
        return Subject.INCIDENT;
    }

    @Override
    public SqlRecords table() {
        return table;
    }

    @Override
    public List<Filter> shareable(String owner) {
        return List.of(new Filter("state = ANY (?)", ACCEPTED.toArray(String[]::new)));
    }
}
