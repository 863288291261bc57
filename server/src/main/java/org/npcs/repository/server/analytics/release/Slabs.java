package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The periods of a release: closed, and none of one length overlapping another. Triennia end in years that three divides.
 *
 * @param quarters quarters that are told, the oldest first
 * @param years calendar years that are told
 * @param triennia pools of three calendar years, for what is too small for one
 */
public record Slabs(List<Slab> quarters, List<Slab> years, List<Slab> triennia) {

    private static final int QUARTERS_TOLD = 16;
    private static final int YEARS_TOLD = 3;
    private static final int TRIENNIUM = 3;

    /**
     * The periods of a release.
     *
     * @param last last day of the last quarter that it covers
     * @param firstYear year of the earliest record
     */
    static Slabs until(LocalDate last, int firstYear) {
        int ended = last.getMonthValue() == 12 ? last.getYear() : last.getYear() - 1;
        int first = Math.max(firstYear, ended - YEARS_TOLD + 1);
        var start = LocalDate.of(Math.min(first, last.getYear()), 1, 1);
        var quarters = Stream.iterate(
                        Slab.quarter(last), one -> Slab.quarter(one.start().minusDays(1)))
                .limit(QUARTERS_TOLD)
                .filter(one -> !one.start().isBefore(start))
                .sorted(java.util.Comparator.comparing(Slab::start))
                .toList();
        return new Slabs(
                quarters,
                IntStream.rangeClosed(first, ended)
                        .mapToObj(year -> Slab.years(year, year))
                        .toList(),
                IntStream.rangeClosed(first + TRIENNIUM - 1, ended)
                        .filter(year -> year % TRIENNIUM == 0)
                        .mapToObj(year -> Slab.years(year - TRIENNIUM + 1, year))
                        .toList());
    }

    /** All of one length. */
    List<Slab> of(String length) {
        return switch (length) {
            case "quarter" -> quarters;
            case "year" -> years;
            default -> triennia;
        };
    }

    /** All of them. */
    List<Slab> all() {
        return Stream.of(quarters, years, triennia).flatMap(List::stream).toList();
    }
}
