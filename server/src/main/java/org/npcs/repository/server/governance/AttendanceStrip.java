package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How a seat attended the meetings of a year.
 *
 * @param holder who sits there today
 * @param marks meetings for which something was recorded of it, in their order
 */
public record AttendanceStrip(Holder holder, List<Mark> marks) {

    /**
     * How it attended a meeting.
     *
     * @param status code of the code system {@code attendance-status}
     */
    public record Mark(UUID meeting, LocalDate on, String status) {}

    /** Counts of the strip. */
    public AttendanceCounts counts() {
        return counts(marks.stream().map(Mark::status).toList());
    }

    static AttendanceCounts counts(List<String> statuses) {
        return new AttendanceCounts(
                statuses.size(),
                count(statuses, "present"),
                count(statuses, "represented"),
                count(statuses, "excused"),
                count(statuses, "absent"));
    }

    private static int count(List<String> statuses, String status) {
        return Math.toIntExact(statuses.stream().filter(status::equals).count());
    }

    /** Meetings that count: what was excused is not counted against a seat. */
    public int attendedOf() {
        return counts().meetings() - counts().excused();
    }
}
