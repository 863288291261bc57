package org.npcs.repository.sandbox.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;

/** When what kind of incident happens in a member: without season or trend, but for what is planted. */
final class Events {

    private static final double TWO_CHILDREN = 0.08;

    private final long seed;
    private final Contributor member;
    private final double factor;
    private final Consumer<Event> to;
    private int next;

    private Events(long seed, Contributor member, HistorySize size, Consumer<Event> to) {
        this.seed = seed;
        this.member = member;
        this.factor = size.factor();
        this.to = to;
    }

    /** Tells the events of a member, quarter by quarter. */
    static void each(long seed, Contributor member, HistorySize size, Consumer<Event> to) {
        var events = new Events(seed, member, size, to);
        for (var first = InventedHistory.FIRST_DAY;
                first.isBefore(InventedHistory.LAST_DAY);
                first = first.plusMonths(3)) {
            if (!first.isBefore(member.from())) {
                events.quarter(first, first.plusMonths(3).minusDays(1));
            }
        }
    }

    private void quarter(LocalDate first, LocalDate last) {
        Planted.KIND_SHARES.shares().forEach((kind, share) -> {
            var chance = Chance.of(seed, member.code(), "events", first, kind);
            if (member.code().equals(Contributor.ALDER) && kind.equals(Event.NEAR_FATALITY)) {
                RareEvents.alder(seed).stream()
                        .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                        .forEach(day -> tell(day, kind, -1));
                return;
            }
            var mean = member.perQuarter() * factor * share * Planted.shift(member.code(), kind, first);
            for (int left = chance.count(mean); left > 0; left--) {
                var day = day(chance, first, last);
                if (kind.equals(Event.SERIOUS_INJURY) && chance.yes(TWO_CHILDREN)) {
                    var occurrence = next;
                    tell(day, kind, occurrence);
                    tell(day, kind, occurrence);
                } else {
                    tell(day, kind, -1);
                }
            }
        });
    }

    private LocalDate day(Chance chance, LocalDate first, LocalDate last) {
        var day = chance.day(first, last);
        while (member.nil().contains(YearMonth.from(day))) {
            day = chance.day(first, last);
        }
        return day;
    }

    private void tell(LocalDate day, String kind, int occurrence) {
        to.accept(new Event(next, day, kind, occurrence));
        next++;
    }
}
