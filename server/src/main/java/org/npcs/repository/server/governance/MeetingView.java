package org.npcs.repository.server.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.validation.Finding;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A meeting and where it stands.
 *
 * @param stored the meeting
 * @param invited who is invited; empty where a page of meetings is read
 * @param attendanceRecorded whether attendance has been recorded
 * @param minutesState where its minutes stand, or null while there are none
 * @param minutesDueOn day by which its minutes are to be circulated
 * @param flags codes of the code system {@code meeting-flag}
 * @param warnings what is missing in a final agenda
 */
public record MeetingView(
        StoredRecord stored,
        List<Invited> invited,
        boolean attendanceRecorded,
        @Nullable String minutesState,
        LocalDate minutesDueOn,
        List<String> flags,
        List<Finding> warnings) {

    /** When a meeting begins. */
    static Instant startsAt(StoredRecord meeting) {
        return Objects.requireNonNull((Instant) meeting.facets().get("starts_at"));
    }

    static String committee(StoredRecord meeting) {
        return Objects.requireNonNull(meeting.facet("committee"));
    }

    MeetingView inviting(List<Invited> all) {
        return new MeetingView(stored, all, attendanceRecorded, minutesState, minutesDueOn, flags, warnings);
    }
}
