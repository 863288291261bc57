package org.npcs.repository.server.analytics.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.server.exchange.period.Length;
import org.npcs.repository.server.exchange.period.NamedCalendar;
import org.npcs.repository.server.exchange.period.Period;

/** The periods of a span, by the calendar that was asked for. Triennia are three of its years. */
public final class OwnPeriods {

    private static final int TRIENNIUM = 3;

    private OwnPeriods() {}

    /** A calendar by its word in the contract; that of the member begins in the given month. */
    public static NamedCalendar calendar(String id, int fiscalYearStart) {
        return switch (id) {
            case "federal-fiscal" -> NamedCalendar.FEDERAL;
            case "member-fiscal" -> NamedCalendar.member(fiscalYearStart);
            default -> NamedCalendar.CALENDAR;
        };
    }

    /** The periods from the one in which a day lies to the one in which another lies. */
    public static List<Span> between(NamedCalendar calendar, String length, LocalDate first, LocalDate last) {
        if (length.equals("all")) {
            return List.of(new Span("all", "All", first, last));
        }
        var unit = length.equals("triennium") ? Length.YEAR : Length.of(length);
        var spans = new ArrayList<Span>();
        for (var day = first; !day.isAfter(last); ) {
            Period period = calendar.at(unit, day);
            spans.add(new Span(period.id(), period.label(), period.start(), period.end()));
            day = period.end().plusDays(1);
        }
        return length.equals("triennium") ? triennia(spans) : spans;
    }

    private static List<Span> triennia(List<Span> years) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i + TRIENNIUM <= years.size(); i += TRIENNIUM) {
            var first = years.get(i);
            var last = years.get(i + TRIENNIUM - 1);
            spans.add(new Span(
                    first.id() + "-" + last.id(), first.label() + " to " + last.label(), first.start(), last.end()));
        }
        return spans;
    }
}
