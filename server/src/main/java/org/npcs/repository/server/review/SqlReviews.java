package org.npcs.repository.server.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.incident.ReviewProgress;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.encryption.Sealing;
import org.npcs.repository.server.platform.record.RecordSelection;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The table of reviews. */
@Component
final class SqlReviews implements ReviewProgress {

    private static final String OF_INCIDENT =
            "EXISTS (SELECT 1 FROM incident i WHERE i.jurisdiction = review.jurisdiction AND i.id = incident_id AND ";

    private final SqlRecords table;

    SqlReviews(UnitOfWork unitOfWork, Sealing sealing) {
        var facets = new LinkedHashMap<String, Class<?>>();
        facets.put("incident_id", UUID.class);
        facets.put("incident_key", String.class);
        facets.put("number", Integer.class);
        facets.put("instrument", String.class);
        facets.put("instrument_version", String.class);
        facets.put("submitted_by", String.class);
        facets.put("finalised_by", String.class);
        facets.put("held", String.class);
        facets.put("cleared", String.class);
        this.table = new SqlRecords(unitOfWork, sealing, "review", facets);
    }

    SqlRecords table() {
        return table;
    }

    static List<Filter> filters(String owner, ReviewFilter wanted) {
        var filters = new ArrayList<Filter>();
        // The reviews of a voided incident vanish and return with it.
        filters.add(new Filter(
                "incident_id NOT IN (SELECT id FROM incident WHERE jurisdiction = ? AND state = 'voided')", owner));
        add(filters, "state = ?", wanted.state());
        add(filters, "instrument = ?", wanted.instrument());
        add(filters, "incident_key = ?", wanted.incidentKey());
        add(filters, "stored_at >= ?", wanted.updatedSince());
        return filters;
    }

    static List<Filter> filters(String owner, RecordSelection wanted) {
        var filters = filters(owner, new ReviewFilter(null, null, null, null));
        add(filters, "incident_key = ANY (?)", array(wanted.incidentKeys(), String[]::new));
        add(filters, "id = ANY (?)", array(wanted.ids(), UUID[]::new));
        add(filters, "state = ANY (?)", array(wanted.states(), String[]::new));
        add(filters, OF_INCIDENT + "event_date >= ?)", wanted.eventFrom());
        add(filters, OF_INCIDENT + "event_date <= ?)", wanted.eventTo());
        return filters;
    }

    /** Reviews with a text that is held for redaction. */
    static List<Filter> held(String owner) {
        var filters = filters(owner, new ReviewFilter(null, null, null, null));
        filters.add(new Filter("held <> '[]' AND jurisdiction = ?", owner));
        return filters;
    }

    /** Notes in the audit trail that somebody decided on a held text. */
    static Mono<Boolean> noteDecision(Transaction transaction, StoredRecord review) {
        return transaction.one(
                row -> true,
                "SELECT audit_note('decide-redaction', 'review', $1, $2, 1)::text",
                review.id(),
                review.version());
    }

    private static <T> T @Nullable [] array(@Nullable List<T> values, IntFunction<T[]> made) {
        return values == null ? null : values.toArray(made);
    }

    private static void add(List<Filter> filters, String condition, @Nullable Object argument) {
        if (argument != null) {
            filters.add(new Filter(condition, argument));
        }
    }

    /** Identifiers of the reviews of an incident, in the order of their numbers. */
    static Mono<List<UUID>> ofIncident(Transaction transaction, String owner, UUID incidentId) {
        return transaction.list(
                row -> java.util.Objects.requireNonNull(row.get("id", UUID.class)),
                "SELECT id FROM review WHERE jurisdiction = $1 AND incident_id = $2 ORDER BY number",
                owner,
                incidentId);
    }

    /** Numbers of the reviews of an incident. */
    static Mono<Set<Integer>> numbers(Transaction transaction, String owner, UUID incidentId) {
        return transaction
                .list(
                        row -> java.util.Objects.requireNonNull(row.get("number", Integer.class)),
                        "SELECT number FROM review WHERE jurisdiction = $1 AND incident_id = $2",
                        owner,
                        incidentId)
                .map(HashSet::new);
    }

    @Override
    public Mono<Boolean> underWay(Transaction transaction, String owner, UUID incidentId) {
        return transaction
                .one(
                        row -> true,
                        "SELECT 1 FROM review WHERE jurisdiction = $1 AND incident_id = $2"
                                + " AND state NOT IN ('finalised', 'cancelled') LIMIT 1",
                        owner,
                        incidentId)
                .defaultIfEmpty(false);
    }
}
