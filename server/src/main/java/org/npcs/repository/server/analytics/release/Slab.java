package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;
import java.util.List;

/**
 * A period of a release, made of whole quarters.
 *
 * @param id identifier, such as {@code 2025-Q3}, {@code 2025} or {@code 2023-2025}
 * @param length {@code quarter}, {@code year} or {@code triennium}
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

    /** The quarter in which a day lies. */
    static Slab quarter(LocalDate day) {
        return quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** The calendar years from one to another. */
    static Slab years(int first, int last) {
        var quarters = java.util.stream.IntStream.rangeClosed(first, last)
                .boxed()
                .flatMap(year -> java.util.stream.IntStream.rangeClosed(1, 4).mapToObj(q -> year + "-Q" + q))
                .toList();
        return new Slab(
                first == last ? Integer.toString(first) : first + "-" + last,
                first == last ? "year" : "triennium",
                LocalDate.of(first, 1, 1),
                LocalDate.of(last, 12, 31),
                quarters);
    }

    /** The period in words. */
    public String label() {
        return length.equals("quarter")
                ? start.getYear() + ", " + ORDINALS.get((start.getMonthValue() - 1) / 3) + " quarter"
                : id.replace("-", " to ");
    }
}
