package org.npcs.repository.server.governance.web;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.npcs.repository.server.governance.AttendanceStrip;
import org.npcs.repository.server.governance.CommitteeAttendance;
import org.npcs.repository.server.governance.Invited;
import org.npcs.repository.server.governance.MeetingView;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.RecordAnswers;
import tools.jackson.databind.node.ObjectNode;

/** Tells meetings and what was recorded of them. */
final class MeetingMapper {

    private MeetingMapper() {}

    static String address(StoredRecord meeting) {
        return GovernanceMapper.address("meetings", meeting);
    }

    static ObjectNode meeting(MeetingView view) {
        var stored = view.stored();
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("id", stored.id().toString())
                .put("state", stored.state());
        body.setAll(stored.content());
        if (!view.invited().isEmpty()) {
            invited(body, "invited", view.invited());
        }
        body.put("attendanceRecorded", view.attendanceRecorded());
        GovernanceMapper.put(body, "minutesState", view.minutesState());
        body.put("minutesDueOn", view.minutesDueOn().toString());
        var flags = body.putArray("flags");
        view.flags().forEach(flags::add);
        body.putArray("warnings");
        RecordAnswers.warned(body, view.warnings());
        return GovernanceMapper.versioned(body, stored, address(stored));
    }

    static void invited(ObjectNode body, String member, List<Invited> invited) {
        var all = body.putArray(member);
        invited.forEach(one -> position(all.addObject().put("capacity", one.capacity()), one));
    }

    static void position(ObjectNode body, Invited one) {
        body.put(one.ofMember() ? "jurisdiction" : "organisation", one.code());
        GovernanceMapper.put(body, "teamKey", one.teamKey());
    }

    static ObjectNode attendance(StoredRecord stored) {
        var body = GovernanceMapper.JSON.createObjectNode().put("meetingId", stored.naturalKey());
        body.setAll(stored.content());
        return GovernanceMapper.versioned(body, stored, part(stored, "attendance"));
    }

    static ObjectNode minutes(StoredRecord stored) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("meetingId", stored.naturalKey())
                .put("state", stored.state());
        body.setAll(stored.content());
        for (String step : List.of("circulated", "approved", "disseminated")) {
            GovernanceMapper.put(body, step + "At", (Instant) stored.facets().get(step + "_at"));
        }
        return GovernanceMapper.versioned(body, stored, part(stored, "minutes"));
    }

    static String part(StoredRecord stored, String part) {
        return "/v1/meetings/" + stored.naturalKey() + "/" + part;
    }

    static ObjectNode version(StoredRecord version) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("version", version.version())
                .put("state", version.state())
                .put("at", version.storedAt().toString());
        body.setAll(version.content());
        return body;
    }

    static ObjectNode monitor(CommitteeAttendance attendance) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("committee", attendance.committee())
                .put("from", attendance.from().toString())
                .put("until", attendance.until().toString())
                .put("meetings", attendance.meetings());
        var months = body.putArray("monthsWithoutMeeting");
        attendance.monthsWithoutMeeting().stream().map(YearMonth::toString).forEach(months::add);
        var rows = body.putArray("rows");
        attendance.strips().forEach(strip -> rows.add(strip(strip)));
        GovernanceMapper.put(body, "lastLookOn", attendance.lastLookOn());
        return body.put("lookDue", attendance.lookDue());
    }

    private static ObjectNode strip(AttendanceStrip strip) {
        var holder = strip.holder();
        var body = GovernanceMapper.JSON.createObjectNode();
        position(body, new Invited("seat", holder.code(), holder.teamKey(), null));
        var counts = strip.counts();
        body.putObject("attendance")
                .put("meetings", counts.meetings())
                .put("present", counts.present())
                .put("represented", counts.represented())
                .put("excused", counts.excused())
                .put("absent", counts.absent());
        body.put("attendedOf", strip.attendedOf());
        var marks = body.putArray("strip");
        strip.marks().forEach(mark -> marks.addObject()
                .put("meetingId", mark.meeting().toString())
                .put("on", mark.on().toString())
                .put("status", mark.status()));
        return body;
    }

    static ObjectNode look(StoredRecord stored) {
        var body = GovernanceMapper.JSON
                .createObjectNode()
                .put("id", stored.id().toString())
                .put("committee", stored.facet("committee"));
        body.setAll(stored.content());
        GovernanceMapper.put(body, "on", stored.facets().get("looked_on"));
        return GovernanceMapper.versioned(body, stored, looks(stored));
    }

    static String looks(StoredRecord stored) {
        return "/v1/committees/" + stored.facet("committee") + "/attendance";
    }
}
