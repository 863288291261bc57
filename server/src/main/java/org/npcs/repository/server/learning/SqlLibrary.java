package org.npcs.repository.server.learning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of the library; the database decides which rows a caller may see. */
@Component
final class SqlLibrary {

    /** In whose name the spread of an item is counted. */
    static final String COUNTING = "LEARNING";

    final SqlRecords items;
    final SqlRecords adoptions;
    final SqlRecords reviews;

    SqlLibrary(UnitOfWork unitOfWork) {
        var ofItems = new LinkedHashMap<String, Class<?>>();
        ofItems.put("audience", String.class);
        ofItems.put("review_by", LocalDate.class);
        ofItems.put("published_at", Instant.class);
        this.items = new SqlRecords(unitOfWork, "library_item", ofItems);
        var ofAdoptions = new LinkedHashMap<String, Class<?>>();
        ofAdoptions.put("item_id", UUID.class);
        ofAdoptions.put("audience", String.class);
        this.adoptions = new SqlRecords(unitOfWork, "library_adoption", ofAdoptions);
        this.reviews = new SqlRecords(unitOfWork, "library_review", new LinkedHashMap<>(Map.of("item_id", UUID.class)));
    }

    /** How many items are published, and how many of these are no successes. */
    Mono<Candour> candour(Transaction transaction) {
        return transaction.one(
                row -> new Candour(
                        Objects.requireNonNull(row.get("published", Long.class)),
                        Objects.requireNonNull(row.get("lessons", Long.class))),
                "SELECT count(*) AS published, count(*) FILTER (WHERE content::json ->> 'result' IN ('mixed', 'did-not-work'))"
                        + " AS lessons FROM library_item WHERE state = 'published'");
    }

    /** When members first stated a step with an item. The running transaction acts as {@link #COUNTING}. */
    Mono<List<Spread.Step>> steps(Transaction transaction, UUID item) {
        return transaction.list(
                row -> new Spread.Step(
                        Objects.requireNonNull(row.get("step", String.class)),
                        Objects.requireNonNull(row.get("stated_at", Instant.class))),
                "SELECT step, stated_at FROM library_step WHERE item_id = $1",
                item);
    }
}
