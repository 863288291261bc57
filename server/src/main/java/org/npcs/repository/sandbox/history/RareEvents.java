package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days of the near fatalities of Alder County: the same few in every size, since its series is read by days between. */
final class RareEvents {

    private RareEvents() {}

    static List<LocalDate> alder(long seed) {
        var chance = Chance.of(seed, Contributor.ALDER, "rare");
        var days = new ArrayList<LocalDate>();
        var day = InventedHistory.FIRST_DAY.plusDays(gap(chance, Planted.ALDER_GAP_BEFORE));
        while (!day.isAfter(InventedHistory.LAST_DAY)) {
            days.add(day);
            var closer = !day.isBefore(Planted.ALDER_SHIFT);
            day = day.plusDays(gap(chance, closer ? Planted.ALDER_GAP_AFTER : Planted.ALDER_GAP_BEFORE));
        }
        return days;
    }

    private static long gap(Chance chance, double mean) {
        return Math.max(1, StrictMath.round(-mean * StrictMath.log(1 - chance.below(1_000_000) / 1e6)));
    }
}
