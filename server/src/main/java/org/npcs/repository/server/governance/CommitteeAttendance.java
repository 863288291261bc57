package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a committee attended its meetings of a year.
 *
 * @param committee key of the committee
 * @param from first day that is counted
 * @param until day on which it is over
 * @param meetings meetings that were held and whose attendance was recorded
 * @param monthsWithoutMeeting months that are over and had no meeting
 * @param strips seats of today
 * @param lastLookOn day on which a co-chair looked last, or null
 * @param lookDue whether that is longer ago than the charter lets things rest
 */
public record CommitteeAttendance(
        String committee,
        LocalDate from,
        LocalDate until,
        int meetings,
        List<YearMonth> monthsWithoutMeeting,
        List<AttendanceStrip> strips,
        @Nullable LocalDate lastLookOn,
        boolean lookDue) {}
