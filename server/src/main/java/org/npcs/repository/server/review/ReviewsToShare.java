package org.npcs.repository.server.review;

import java.util.List;
import java.util.Set;
import org.npcs.repository.contract.definition.Subject;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.sharing.RecordsToShare;
import org.springframework.stereotype.Component;

/** The reviews that others may see a part of: those that are finalised, of incidents that stand. */
@Component
final class ReviewsToShare implements RecordsToShare {

    private final SqlRecords table;

    ReviewsToShare(SqlReviews records) {
        this.table = records.table();
    }

    @Override
    public Subject subject() {
        return Subject.REVIEW;
    }

    @Override
    public SqlRecords table() {
        return table;
    }

    @Override
    public Set<String> withheld(StoredRecord record) {
        return Holding.withheld(record);
    }

    @Override
    public List<Filter> shareable(String owner) {
        return SqlReviews.filters(owner, new ReviewFilter("finalised", null, null, null));
    }
}
