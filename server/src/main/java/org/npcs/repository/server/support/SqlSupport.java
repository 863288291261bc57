package org.npcs.repository.server.support;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.npcs.repository.server.platform.database.AuditNote;
import org.npcs.repository.server.platform.database.Session;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of support, exchanges and events; the database decides which rows a caller may see. */
@Component
final class SqlSupport {

    /** In whose name events are kept. */
    static final String OPERATOR = Session.OPERATOR.code();

    /** Sees for whom support is to be offered, and nothing else. */
    static final Session OFFERING = new Session("SUPPORT", "repository", "repository", "support");

    private static final int MOST_ORGANISATIONS = 2_000;

    final SqlRecords offers;
    final SqlRecords profiles;
    final SqlRecords requests;
    final SqlRecords messages;
    final SqlRecords exchanges;
    final SqlRecords events;
    final SqlRecords attendances;

    SqlSupport(UnitOfWork unitOfWork) {
        this.offers = new SqlRecords(unitOfWork, "support_offer", new LinkedHashMap<>());
        this.profiles = new SqlRecords(unitOfWork, "support_profile", new LinkedHashMap<>());
        var ofRequests = new LinkedHashMap<String, Class<?>>();
        ofRequests.put("helper", String.class);
        ofRequests.put("matched_at", Instant.class);
        ofRequests.put("closed_at", Instant.class);
        this.requests = new SqlRecords(unitOfWork, "support_request", ofRequests);
        var ofMessages = new LinkedHashMap<String, Class<?>>();
        ofMessages.put("support_request_id", UUID.class);
        ofMessages.put("author", String.class);
        ofMessages.put("helper", String.class);
        this.messages = new SqlRecords(unitOfWork, "support_message", ofMessages);
        var ofExchanges = new LinkedHashMap<String, Class<?>>();
        ofExchanges.put("partners", String.class);
        this.exchanges = new SqlRecords(unitOfWork, "peer_exchange", ofExchanges);
        var ofEvents = new LinkedHashMap<String, Class<?>>();
        ofEvents.put("ends_on", LocalDate.class);
        this.events = new SqlRecords(unitOfWork, "event", ofEvents);
        var ofAttendances = new LinkedHashMap<String, Class<?>>();
        ofAttendances.put("event_key", String.class);
        ofAttendances.put("organisation", String.class);
        this.attendances = new SqlRecords(unitOfWork, "event_attendance", ofAttendances);
    }

    /** Whose record it is; {@code not-found} for one that the caller may not see. */
    Mono<String> owner(Transaction transaction, String table, UUID id) {
        return transaction
                .one(row -> text(row, "jurisdiction"), "SELECT jurisdiction FROM " + table + " WHERE id = $1", id)
                .switchIfEmpty(Mono.error(SupportSide::missing));
    }

    /** One record that the caller may see, and notes the reading. */
    Mono<StoredRecord> find(Transaction transaction, SqlRecords records, String table, UUID id) {
        return owner(transaction, table, id)
                .flatMap(owner -> records.list(transaction, owner, List.of(new Filter("id = ?", id)), "", 1))
                .map(found -> found.get(0));
    }

    /** All records that the caller may see, behind one of them; the reading is noted as one entry. */
    Mono<List<StoredRecord>> page(Transaction transaction, SqlRecords records, String table, String after, int limit) {
        return selected(
                transaction,
                records,
                table,
                "id > $1 ORDER BY id LIMIT " + limit,
                "id",
                after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after));
    }

    /** Who takes part in an event, as far as the caller may see it, in the order of codes. */
    Mono<List<StoredRecord>> attendances(Transaction transaction, String event) {
        return selected(
                transaction,
                attendances,
                "event_attendance",
                "event_key = $1 ORDER BY organisation LIMIT " + MOST_ORGANISATIONS,
                "organisation",
                event);
    }

    private Mono<List<StoredRecord>> selected(
            Transaction transaction, SqlRecords records, String table, String rows, String order, Object argument) {
        return inOrder(
                transaction,
                records,
                "WITH page AS MATERIALIZED (SELECT * FROM " + table + " WHERE " + rows + "), "
                        + AuditNote.of("'list'", table, "page") + " SELECT jurisdiction, id FROM page ORDER BY "
                        + order,
                argument);
    }

    /** Members that can help, in the order of their codes, behind one of them. */
    Mono<List<StoredRecord>> helpers(Transaction transaction, String after, int limit) {
        return inOrder(
                transaction,
                profiles,
                "SELECT jurisdiction, id FROM support_profile WHERE jurisdiction > $1"
                        + " AND json_array_length(content::json -> 'helpsWith') > 0 ORDER BY jurisdiction LIMIT "
                        + limit,
                after);
    }

    /** The records of a statement that selects owners and identifiers. */
    private static Mono<List<StoredRecord>> inOrder(
            Transaction transaction, SqlRecords records, String statement, Object argument) {
        return transaction
                .list(
                        row -> Map.entry(text(row, "jurisdiction"), Objects.requireNonNull(row.get("id", UUID.class))),
                        statement,
                        argument)
                .flatMap(found -> records.besideMeeting(
                                transaction,
                                found.stream().map(Map.Entry::getKey).toList(),
                                List.of(new Filter(
                                        "id = ANY(?)",
                                        found.stream().map(Map.Entry::getValue).toArray(UUID[]::new))))
                        .map(rows -> inOrder(found, rows)));
    }

    private static List<StoredRecord> inOrder(List<Map.Entry<String, UUID>> order, List<StoredRecord> rows) {
        var known = rows.stream().collect(Collectors.toMap(StoredRecord::id, row -> row));
        return order.stream()
                .map(one -> known.get(one.getValue()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** What was stated of all organisations of an event. The running transaction acts as the operator. */
    Mono<List<String>> states(Transaction transaction, String event) {
        return transaction.list(
                row -> text(row, "state"), "SELECT state FROM event_attendance WHERE event_key = $1", event);
    }

    /** Takes the oldest incident off the list for which its owner is to be offered support. */
    Mono<String> nextToOffer(Transaction transaction) {
        return transaction.one(
                row -> text(row, "jurisdiction"),
                "DELETE FROM support_offer_work WHERE (jurisdiction, position) IN (SELECT jurisdiction, position"
                        + " FROM support_offer_work ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED)"
                        + " RETURNING jurisdiction");
    }

    /** What is counted, with the members behind it. The running transaction acts as the operator. */
    Mono<List<SupportFigure>> figures(Transaction transaction, LocalDate today) {
        return transaction.list(
                row -> new SupportFigure(
                        text(row, "name"),
                        Objects.requireNonNull(row.get("records", Long.class)),
                        Objects.requireNonNull(row.get("members", Long.class))),
                """
                SELECT f.name, count(*) AS records, count(DISTINCT r.jurisdiction) AS members
                FROM support_request r CROSS JOIN LATERAL (VALUES ('requests', true), ('open', r.state = 'requested'),
                    ('matched', r.matched_at IS NOT NULL), ('closed', r.state = 'closed'), ('withdrawn', r.state = 'withdrawn'))
                    f(name, counts) WHERE f.counts GROUP BY 1
                UNION ALL SELECT 'kind ' || k.kind, count(*), count(DISTINCT r.jurisdiction)
                FROM support_request r, json_array_elements_text(r.content::json -> 'kinds') k(kind) GROUP BY 1
                UNION ALL SELECT 'exchanges', count(*), count(DISTINCT jurisdiction)
                FROM peer_exchange WHERE state IN ('held', 'learned')
                UNION ALL SELECT 'events', count(*), 0 FROM event WHERE ends_on < $1
                """,
                today);
    }

    /** Median of the days from asking to the last match, to the hundredth; empty without one. The running transaction acts as the operator. */
    Mono<Double> medianDaysToMatch(Transaction transaction) {
        return transaction
                .list(
                        row -> Optional.ofNullable(row.get("days", Double.class)),
                        "SELECT round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM matched_at - created_at) / 86400))"
                                + "::numeric, 2)::float8 AS days FROM support_request WHERE matched_at IS NOT NULL")
                .flatMap(rows -> Mono.justOrEmpty(rows.get(0)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }
}
