package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.npcs.repository.server.exchange.period.Length;
import org.npcs.repository.server.exchange.period.NamedCalendar;

/**
 * A period of a release, made of whole quarters.
 *
 * @param id identifier, such as {@code 2025-Q3} or {@code 2025}
 * @param length {@code quarter} or {@code year}
 * @param start first day
 * @param end last day
 * @param quarters identifiers of its quarters
 */
public record Slab(String id, String length, LocalDate start, LocalDate end, List<String> quarters) {

    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

    /** The quarter of the calendar year. */
    static Slab quarter(int year, int quarter) {
        var start = LocalDate.of(year, 3 * quarter - 2, 1);
        var id = year + "-Q" + quarter;
        return new Slab(id, "quarter", start, start.plusMonths(3).minusDays(1), List.of(id));
    }

    /** The quarter with an identifier. */
    static Slab quarter(String id) {
        return quarter(Integer.parseInt(id.substring(0, 4)), id.charAt(6) - '0');
    }

    /** The quarter in which a day lies. */
    static Slab quarter(LocalDate day) {
        return quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** A calendar year. */
    static Slab year(int year) {
        return new Slab(
                Integer.toString(year),
                "year",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31),
                IntStream.rangeClosed(1, 4)
                        .mapToObj(quarter -> year + "-Q" + quarter)
                        .toList());
    }

    /** A federal fiscal year, which nothing but statements is told of. */
    static Slab fiscalYear(int year) {
        var named = NamedCalendar.FEDERAL.at(Length.YEAR, LocalDate.of(year, 1, 1));
        return new Slab(named.id(), "year", named.start(), named.end(), List.of());
    }

    /** Whether it is a federal fiscal year. */
    boolean fiscal() {
        return id.startsWith(NamedCalendar.FEDERAL.prefix());
    }

    /** The period in words. */
    public String label() {
        if (fiscal()) {
            return "Federal fiscal year " + end.getYear();
        }
        return length.equals("quarter")
                ? start.getYear() + ", " + ORDINALS.get((start.getMonthValue() - 1) / 3) + " quarter"
                : id;
    }
}
