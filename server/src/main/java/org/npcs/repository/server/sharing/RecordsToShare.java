package org.npcs.repository.server.sharing;

import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.StoredRecord;

/** The records of a noun that others may see a part of; each noun of records answers for its own. */
public interface RecordsToShare {

    /** What the records are. */
    Subject subject();

    /** Where they stand. */
    SqlRecords table();

    /** Pointers of texts of a record that nobody but its owner sees, whatever is decided. */
    default Set<String> withheld(StoredRecord record) {
        return Set.of();
    }

    /** Which records of an owner can be shared at all. */
    List<SqlRecords.Filter> shareable(String owner);
}
