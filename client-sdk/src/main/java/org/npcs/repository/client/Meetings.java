package org.npcs.repository.client;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.AttendanceLook;
import org.npcs.repository.client.model.AttendanceLookRecord;
import org.npcs.repository.client.model.CommitteeAttendance;
import org.npcs.repository.client.model.Meeting;
import org.npcs.repository.client.model.MeetingAttendance;
import org.npcs.repository.client.model.MeetingAttendanceRecord;
import org.npcs.repository.client.model.MeetingList;
import org.npcs.repository.client.model.MeetingRecord;
import org.npcs.repository.client.model.Minutes;
import org.npcs.repository.client.model.MinutesRecord;
import org.npcs.repository.client.model.MinutesVersion;
import org.npcs.repository.client.model.MinutesVersionList;
import org.npcs.repository.client.page.Pages;

/** Meetings of committees: agendas, who attended, minutes, and calendars that follow them. */
public final class Meetings {

    private final Calls calls;

    Meetings(Calls calls) {
        this.calls = calls;
    }

    /**
     * Returns all meetings, without who is invited.
     */
    public Pages<MeetingRecord> list() {
        return list(CallOptions.NONE);
    }

    /**
     * Returns all meetings, without who is invited.
     */
    public Pages<MeetingRecord> list(CallOptions options) {
        return list(null, null, options);
    }

    /**
     * Returns the meetings of a committee, or of all for null, in a state such as {@code held}, or in any for null.
     */
    public Pages<MeetingRecord> list(@Nullable String committee, @Nullable String state) {
        return list(committee, state, CallOptions.NONE);
    }

    /**
     * Returns the meetings of a committee, or of all for null, in a state such as {@code held}, or in any for null.
     */
    public Pages<MeetingRecord> list(@Nullable String committee, @Nullable String state, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_MEETINGS, options)
                        .query("committee", committee)
                        .query("state", state),
                "MeetingList",
                MeetingList::fromJson,
                MeetingList::items,
                MeetingList::nextCursor);
    }

    /**
     * Returns the meetings that were held, and whose minutes were due and have not been circulated.
     */
    public Pages<MeetingRecord> minutesLate() {
        return minutesLate(CallOptions.NONE);
    }

    /**
     * Returns the meetings that were held, and whose minutes were due and have not been circulated.
     */
    public Pages<MeetingRecord> minutesLate(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_MEETINGS, options).query("minutesLate", true),
                "MeetingList",
                MeetingList::fromJson,
                MeetingList::items,
                MeetingList::nextCursor);
    }

    /**
     * Returns a meeting with who is invited.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public MeetingRecord get(UUID meeting) {
        return get(meeting, CallOptions.NONE);
    }

    /**
     * Returns a meeting with who is invited.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public MeetingRecord get(UUID meeting, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_MEETING, options).path("meetingId", meeting);
        return calls.call(call, "MeetingRecord", MeetingRecord::fromJson);
    }

    /**
     * Plans a meeting; for whoever keeps governance. Seats, advisors and the coordinator are invited by themselves.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord plan(Meeting meeting) {
        return plan(meeting, CallOptions.NONE);
    }

    /**
     * Plans a meeting; for whoever keeps governance. Seats, advisors and the coordinator are invited by themselves.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord plan(Meeting meeting, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_MEETING, options).body(meeting.toJson());
        return calls.call(call, "MeetingRecord", MeetingRecord::fromJson);
    }

    /**
     * Changes a meeting or its agenda until it is held; for whoever keeps governance. What a final agenda misses is told as
     * warnings. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord change(UUID meeting, Meeting content) {
        return change(meeting, content, CallOptions.NONE);
    }

    /**
     * Changes a meeting or its agenda until it is held; for whoever keeps governance. What a final agenda misses is told as
     * warnings. Give the version that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord change(UUID meeting, Meeting content, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_MEETING, options)
                .path("meetingId", meeting)
                .body(content.toJson());
        return calls.call(call, "MeetingRecord", MeetingRecord::fromJson);
    }

    /**
     * Gives notice of a meeting, holds or cancels it: {@code noticed}, {@code held}, {@code cancelled}; for whoever keeps
     * governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord move(UUID meeting, String to) {
        return move(meeting, to, CallOptions.NONE);
    }

    /**
     * Gives notice of a meeting, holds or cancels it: {@code noticed}, {@code held}, {@code cancelled}; for whoever keeps
     * governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingRecord move(UUID meeting, String to, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_MEETING, options.withoutReason())
                .path("meetingId", meeting)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "MeetingRecord", MeetingRecord::fromJson);
    }

    /**
     * Returns who attended a meeting.
     *
     * @throws org.npcs.repository.client.error.NotFoundException until it has been recorded
     */
    public MeetingAttendanceRecord attendance(UUID meeting) {
        return attendance(meeting, CallOptions.NONE);
    }

    /**
     * Returns who attended a meeting.
     *
     * @throws org.npcs.repository.client.error.NotFoundException until it has been recorded
     */
    public MeetingAttendanceRecord attendance(UUID meeting, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_MEETING_ATTENDANCE, options).path("meetingId", meeting);
        return calls.call(call, "MeetingAttendanceRecord", MeetingAttendanceRecord::fromJson);
    }

    /**
     * Records who attended a meeting: one status for each seat of the day; for whoever keeps governance. Give the version
     * that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingAttendanceRecord attended(UUID meeting, MeetingAttendance attendance) {
        return attended(meeting, attendance, CallOptions.NONE);
    }

    /**
     * Records who attended a meeting: one status for each seat of the day; for whoever keeps governance. Give the version
     * that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MeetingAttendanceRecord attended(UUID meeting, MeetingAttendance attendance, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_MEETING_ATTENDANCE, options)
                .path("meetingId", meeting)
                .body(attendance.toJson());
        return calls.call(call, "MeetingAttendanceRecord", MeetingAttendanceRecord::fromJson);
    }

    /**
     * Returns the minutes of a meeting.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public MinutesRecord minutes(UUID meeting) {
        return minutes(meeting, CallOptions.NONE);
    }

    /**
     * Returns the minutes of a meeting.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public MinutesRecord minutes(UUID meeting, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_MINUTES, options).path("meetingId", meeting);
        return calls.call(call, "MinutesRecord", MinutesRecord::fromJson);
    }

    /**
     * Writes the minutes of a meeting; for whoever keeps governance. What was circulated is a draft again. Give the version
     * that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MinutesRecord write(UUID meeting, Minutes minutes) {
        return write(meeting, minutes, CallOptions.NONE);
    }

    /**
     * Writes the minutes of a meeting; for whoever keeps governance. What was circulated is a draft again. Give the version
     * that a change starts from by {@link CallOptions#expectedVersion(int)}.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.PreconditionFailedException when another version is stored, or one is stored and none was named
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public MinutesRecord write(UUID meeting, Minutes minutes, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_MINUTES, options)
                .path("meetingId", meeting)
                .body(minutes.toJson());
        return calls.call(call, "MinutesRecord", MinutesRecord::fromJson);
    }

    /**
     * Returns all versions of the minutes of a meeting, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public Pages<MinutesVersion> minutesVersions(UUID meeting) {
        return minutesVersions(meeting, CallOptions.NONE);
    }

    /**
     * Returns all versions of the minutes of a meeting, oldest first.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public Pages<MinutesVersion> minutesVersions(UUID meeting, CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_MINUTES_VERSIONS, options).path("meetingId", meeting),
                "MinutesVersionList",
                MinutesVersionList::fromJson,
                MinutesVersionList::items,
                MinutesVersionList::nextCursor);
    }

    /**
     * Circulates, approves or disseminates minutes: {@code circulated}, {@code approved}, {@code disseminated}; for whoever
     * keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     */
    public MinutesRecord moveMinutes(UUID meeting, String to) {
        return moveMinutes(meeting, to, CallOptions.NONE);
    }

    /**
     * Circulates, approves or disseminates minutes: {@code circulated}, {@code approved}, {@code disseminated}; for whoever
     * keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     */
    public MinutesRecord moveMinutes(UUID meeting, String to, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_MINUTES, options.withoutReason())
                .path("meetingId", meeting)
                .body(Steps.to(to, options).toJson());
        return calls.call(call, "MinutesRecord", MinutesRecord::fromJson);
    }

    /**
     * Downloads a meeting as a calendar (RFC 5545) into a file that only its owner reads; the file is there whole or not at
     * all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public void calendar(UUID meeting, Path file) {
        calendar(meeting, file, CallOptions.NONE);
    }

    /**
     * Downloads a meeting as a calendar (RFC 5545) into a file that only its owner reads; the file is there whole or not at
     * all.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public void calendar(UUID meeting, Path file, CallOptions options) {
        calls.download(one(meeting, options), file);
    }

    /**
     * Downloads a meeting as a calendar (RFC 5545) into a stream, which stays open; once the first byte went out, the call
     * is not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public void calendar(UUID meeting, OutputStream out) {
        calendar(meeting, out, CallOptions.NONE);
    }

    /**
     * Downloads a meeting as a calendar (RFC 5545) into a stream, which stays open; once the first byte went out, the call
     * is not repeated.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public void calendar(UUID meeting, OutputStream out, CallOptions options) {
        calls.download(one(meeting, options), out);
    }

    /**
     * Downloads the meetings of a committee, or of all for null, of the last year and of all time to come, as a calendar
     * (RFC 5545) into a file that only its owner reads.
     */
    public void calendar(@Nullable String committee, Path file) {
        calendar(committee, file, CallOptions.NONE);
    }

    /**
     * Downloads the meetings of a committee, or of all for null, of the last year and of all time to come, as a calendar
     * (RFC 5545) into a file that only its owner reads.
     */
    public void calendar(@Nullable String committee, Path file, CallOptions options) {
        calls.download(all(committee, options), file);
    }

    /**
     * Downloads the meetings of a committee, or of all for null, of the last year and of all time to come, as a calendar
     * (RFC 5545) into a stream, which stays open.
     */
    public void calendar(@Nullable String committee, OutputStream out) {
        calendar(committee, out, CallOptions.NONE);
    }

    /**
     * Downloads the meetings of a committee, or of all for null, of the last year and of all time to come, as a calendar
     * (RFC 5545) into a stream, which stays open.
     */
    public void calendar(@Nullable String committee, OutputStream out, CallOptions options) {
        calls.download(all(committee, options), out);
    }

    /**
     * Returns how a committee attended its meetings of the last twelve months; excuses are not counted against anybody.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public CommitteeAttendance attendanceOf(String committee) {
        return attendanceOf(committee, CallOptions.NONE);
    }

    /**
     * Returns how a committee attended its meetings of the last twelve months; excuses are not counted against anybody.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none
     */
    public CommitteeAttendance attendanceOf(String committee, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_COMMITTEE_ATTENDANCE, options).path("committee", committee);
        return calls.call(call, "CommitteeAttendance", CommitteeAttendance::fromJson);
    }

    /**
     * Records that somebody who leads a committee looked at its attendance; for whoever keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public AttendanceLookRecord looked(String committee, AttendanceLook look) {
        return looked(committee, look, CallOptions.NONE);
    }

    /**
     * Records that somebody who leads a committee looked at its attendance; for whoever keeps governance.
     *
     * @throws org.npcs.repository.client.error.NotFoundException when there is none, or the client does not keep governance
     * @throws org.npcs.repository.client.error.ConflictException when no step leads there, or a rule of the charter does not allow it; the problem names both
     * @throws org.npcs.repository.client.error.ValidationFailedException when it breaks a rule, or a text may point to a person; the findings name the places
     */
    public AttendanceLookRecord looked(String committee, AttendanceLook look, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_ATTENDANCE_LOOK, options)
                .path("committee", committee)
                .body(look.toJson());
        return calls.call(call, "AttendanceLookRecord", AttendanceLookRecord::fromJson);
    }

    private static Call one(UUID meeting, CallOptions options) {
        return new Call(GovernanceOperations.GET_MEETING_CALENDAR, options).path("meetingId", meeting);
    }

    private static Call all(@Nullable String committee, CallOptions options) {
        return new Call(GovernanceOperations.GET_CALENDAR, options).query("committee", committee);
    }
}
