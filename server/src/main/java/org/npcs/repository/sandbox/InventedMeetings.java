package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Enters the meetings of the invented Executive Committee: one in each of the last five months, with who attended and its minutes,
 * and one in the next month. Entering twice changes nothing.
 */
final class InventedMeetings {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OWNER = "OPERATOR";
    static final int HELD = 5;
    private static final int DAY = 9;
    private static final int HOUR = 19;
    private static final int FIRST_ID = 100;
    private static final Duration LASTS = Duration.ofHours(1);
    private static final List<String> TEXTS = List.of(
            "The committee agreed on how it works together and looked at the work plan.",
            "The committee looked at the core data set and asked two members to try it.",
            "The committee heard what advisors say of joint safety notices.",
            "The committee looked at what members try with infants, and at what did not work.",
            "The committee looked at the work plan. One item is at risk.");

    private final Connection connection;
    private final LocalDate first;

    private InventedMeetings(Connection connection, LocalDate first) {
        this.connection = connection;
        this.first = first;
    }

    static void enter(Connection connection, Instant now) throws SQLException {
        InventedMembers.actAs(connection, OWNER);
        var meetings =
                new InventedMeetings(connection, InventedCommittee.firstDay(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        for (int month = 0; month < HELD; month++) {
            meetings.held(month);
        }
        meetings.planned(HELD + 1);
    }

    private static Instant starts(LocalDate first, int month) {
        return first.plusMonths(month).plusDays(DAY).atTime(HOUR, 0).toInstant(ZoneOffset.UTC);
    }

    private void held(int month) throws SQLException {
        var ended = starts(first, month).plus(LASTS);
        var meeting = InventedRecords.id(FIRST_ID + month);
        meeting(month, "held", ended);
        InventedRecords.store(
                connection,
                "meeting_attendance",
                StoredRecord.first(OWNER, meeting.toString(), "recorded", attendance(month), ended, "sandbox"),
                Map.of());
        // The last minutes wait for approval.
        boolean waits = month == HELD - 1;
        var circulated = Timestamp.from(ended.plus(Duration.ofDays(3)));
        var approved = Timestamp.from(ended.plus(Duration.ofDays(7)));
        InventedRecords.store(
                connection,
                "meeting_minutes",
                StoredRecord.first(
                        OWNER,
                        meeting.toString(),
                        waits ? "circulated" : "disseminated",
                        minutes(first, month),
                        (waits ? circulated : approved).toInstant(),
                        "sandbox"),
                waits
                        ? Map.of("circulated_at", circulated)
                        : Map.of("circulated_at", circulated, "approved_at", approved, "disseminated_at", approved));
    }

    private void planned(int month) throws SQLException {
        meeting(month, "noticed", starts(first, HELD - 1).plus(LASTS));
    }

    private void meeting(int month, String state, Instant stored) throws SQLException {
        var id = InventedRecords.id(FIRST_ID + month);
        InventedRecords.store(
                connection,
                "committee_meeting",
                id,
                StoredRecord.first(OWNER, id.toString(), state, content(first, month), stored, "sandbox"),
                Map.of("committee", InventedCommittee.COMMITTEE, "starts_at", Timestamp.from(starts(first, month))));
    }

    /** The document {@code Meeting} of a month. */
    static ObjectNode content(LocalDate first, int month) {
        var content = JSON.createObjectNode()
                .put("committee", InventedCommittee.COMMITTEE)
                .put("series", "executive-monthly")
                .put("title", "Monthly meeting")
                .put("startsAt", starts(first, month).toString())
                .put("durationMinutes", LASTS.toMinutes())
                .put("place", "By video")
                .put("agendaFinal", true);
        var agenda = content.putArray("agenda");
        agenda.addObject()
                .put("item", "work-plan")
                .put("title", "Progress of the work plan")
                .put("minutes", 20);
        agenda.addObject()
                .put("item", "learning")
                .put("title", "What members learned")
                .put("minutes", 30);
        for (var member : InventedCommittee.CO_CHAIRS) {
            position(content.withArray("/ledBy").addObject(), member);
            position(content.withArray("/agendaOwners").addObject(), member);
        }
        content.putArray("consultations")
                .addObject()
                .put("role", "safety-science")
                .put("on", first.plusMonths(month).plusDays(1).toString());
        return content;
    }

    /** The document {@code MeetingAttendance}: in each month another seat is excused, and another one represented. */
    static ObjectNode attendance(int month) {
        var content = JSON.createObjectNode();
        var entries = content.putArray("entries");
        int seat = 0;
        for (var member : Personas.members()) {
            if (!member.code().equals(InventedCommittee.WITHOUT_SEAT)) {
                var entry = position(entries.addObject(), member.code());
                if (seat == 2 * month) {
                    entry.put("status", "excused").put("excuse", "illness");
                } else if (seat == 2 * month + 3) {
                    entry.put("status", "represented").put("representedBy", "EXEC-1");
                } else {
                    entry.put("status", "present");
                }
                seat++;
            }
        }
        return content;
    }

    /** The document {@code Minutes} of a month. */
    static ObjectNode minutes(LocalDate first, int month) {
        var content = JSON.createObjectNode().put("text", TEXTS.get(month));
        var action = content.putArray("actions").addObject().put("action", "Tell the own team what was agreed.");
        position(action.putObject("owner"), InventedCommittee.CO_CHAIRS.get(month % 2));
        action.put("dueOn", first.plusMonths(month + 1L).plusDays(DAY).toString());
        return content;
    }

    private static ObjectNode position(ObjectNode position, String member) {
        return position.put("jurisdiction", member).put("teamKey", "LEAD-1");
    }
}
