package org.npcs.repository.server.sharing.withdrawal;

import java.util.LinkedHashMap;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;

/** The table of withdrawals. */
@Component
final class WithdrawalTable {

    private final SqlRecords table;

    WithdrawalTable(UnitOfWork unitOfWork) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("requested_by", String.class);
        facets.put("requested_client", String.class);
        facets.put("confirmed_client", String.class);
        facets.put("effects", String.class);
        facets.put("certificate", String.class);
        this.table = new SqlRecords(unitOfWork, "withdrawal", facets);
    }

    SqlRecords table() {
        return table;
    }
}
