package org.npcs.repository.server.sharing;

import java.util.List;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.record.SqlRecords;

/** The records of a noun that others may see a part of; each noun of records answers for its own. */
public interface RecordsToShare {

    /** What the records are. */
    Subject subject();

    /** Where they stand. */
    SqlRecords table();

    /** Which records of an owner can be shared at all. */
    List<SqlRecords.Filter> shareable(String owner);
}
