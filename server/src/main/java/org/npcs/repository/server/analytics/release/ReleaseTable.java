package org.npcs.repository.server.analytics.release;

import java.util.LinkedHashMap;
import java.util.List;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;

/** The records of releases. */
@Component
final class ReleaseTable {

    static final String OWNER = Session.OPERATOR.code();

    private final SqlRecords records;

    ReleaseTable(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("base", String.class);
        facets.put("revision", Integer.class);
        facets.put("requested_by", String.class);
        this.records = new SqlRecords(unitOfWork, "release", facets);
    }

    SqlRecords records() {
        return records;
    }

    static List<SqlRecords.Filter> ofBase(String base) {
        return List.of(new SqlRecords.Filter("base = ?", base));
    }
}
