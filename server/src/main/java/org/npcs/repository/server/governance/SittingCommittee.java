package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * A committee with who sits there on a day.
 *
 * @param stored what every record has
 * @param today the day
 * @param sitting seats that are taken
 * @param attendance counts of attendance by the code of the member, as far as they are known
 * @param officers offices that are held
 * @param advisors advisors of the day
 * @param coordinator the coordinator, or null
 * @param neverSeated members that never had a seat; none for other committees
 * @param charter the charter in force, whose review the Executive Committee sees to; null for other committees, or where none is
 */
public record SittingCommittee(
        StoredRecord stored,
        LocalDate today,
        List<Seat> sitting,
        Map<String, AttendanceCounts> attendance,
        List<Officer> officers,
        List<RoleHolder> advisors,
        @Nullable RoleHolder coordinator,
        List<String> neverSeated,
        @Nullable CharterVersion charter) {

    private static final int SOON_DAYS = 60;
    private static final int CO_CHAIRS = 2;

    /** What should be looked at, by code; nothing is blocked by it. */
    public List<String> flags() {
        var flags = new ArrayList<String>();
        var executive = stored.naturalKey().equals(Seats.EXECUTIVE);
        if (executive && officers.size() < CO_CHAIRS) {
            flags.add("fewer-than-two-co-chairs");
        }
        if (executive && coordinator == null) {
            flags.add("no-coordinator");
        }
        if (!neverSeated.isEmpty()) {
            flags.add("members-never-seated");
        }
        if (sitting.stream().anyMatch(seat -> !seat.days().until().isAfter(today.plusDays(SOON_DAYS)))) {
            flags.add("seats-end-soon");
        }
        var sunset = stored.content().path("sunset");
        if (sunset.isString() && LocalDate.parse(sunset.asString()).isBefore(today)) {
            flags.add("past-sunset");
        }
        if (charter != null) {
            charter.flags().forEach(flag -> flags.add("charter-" + flag));
            if (charter.state().equals(CharterVersion.REVIEW_DUE)) {
                flags.add("charter-review-due");
            }
        }
        return flags;
    }

    /** Seats that are not taken; null where their number is not fixed. */
    public @Nullable Integer vacantSeats() {
        var seats = stored.content().path("seats");
        return seats.isInt() ? Integer.valueOf(Math.max(0, seats.asInt() - sitting.size())) : null;
    }
}
