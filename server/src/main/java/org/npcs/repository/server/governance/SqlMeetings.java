package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.npcs.repository.server.platform.database.Transaction;
import org.npcs.repository.server.platform.database.UnitOfWork;
import org.npcs.repository.server.platform.record.SqlRecords;
import org.npcs.repository.server.platform.record.SqlRecords.Filter;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The tables of meetings; every caller may read them, and the operator's tenant writes them. */
@Component
final class SqlMeetings {

    private static final int MOST_OF_A_YEAR = 500;

    final SqlRecords meetings;
    final SqlRecords attendances;
    final SqlRecords minutes;
    final SqlRecords looks;

    SqlMeetings(UnitOfWork unitOfWork) {
        var ofMeetings = new LinkedHashMap<String, Class<?>>();
        ofMeetings.put("committee", String.class);
        ofMeetings.put("starts_at", Instant.class);
        this.meetings = new SqlRecords(unitOfWork, "committee_meeting", ofMeetings);
        this.attendances = new SqlRecords(unitOfWork, "meeting_attendance", new LinkedHashMap<>());
        var ofMinutes = new LinkedHashMap<String, Class<?>>();
        ofMinutes.put("circulated_at", Instant.class);
        ofMinutes.put("approved_at", Instant.class);
        ofMinutes.put("disseminated_at", Instant.class);
        this.minutes = new SqlRecords(unitOfWork, "meeting_minutes", ofMinutes);
        var ofLooks = new LinkedHashMap<String, Class<?>>();
        ofLooks.put("committee", String.class);
        ofLooks.put("looked_on", LocalDate.class);
        this.looks = new SqlRecords(unitOfWork, "attendance_look", ofLooks);
    }

    /** Meetings of a committee that were held between two instants, in the order in which they began. */
    Mono<List<StoredRecord>> held(Transaction transaction, String committee, Instant from, Instant until) {
        return meetings.besideMeeting(
                        transaction,
                        AsOperator.OWNER,
                        List.of(
                                new Filter("state = ?", "held"),
                                new Filter("committee = ?", committee),
                                new Filter("starts_at >= ?", from),
                                new Filter("starts_at < ?", until)))
                .map(all -> all.stream()
                        .sorted(java.util.Comparator.comparing(MeetingView::startsAt))
                        .limit(MOST_OF_A_YEAR)
                        .toList());
    }

    /** The day of the last look at the attendance of a committee; empty when there was none. */
    Mono<LocalDate> lastLook(Transaction transaction, String committee) {
        return transaction
                .list(
                        row -> Objects.requireNonNull(row.get("looked_on", LocalDate.class)),
                        "SELECT looked_on FROM attendance_look WHERE committee = $1 ORDER BY looked_on DESC LIMIT 1",
                        committee)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    /** What was recorded of meetings under their identifiers. */
    static Mono<List<StoredRecord>> of(SqlRecords table, Transaction transaction, List<StoredRecord> meetings) {
        return table.besideAll(
                transaction,
                AsOperator.OWNER,
                meetings.stream().map(StoredRecord::id).map(UUID::toString).toList());
    }
}
