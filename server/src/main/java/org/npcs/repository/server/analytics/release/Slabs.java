package org.npcs.repository.server.analytics.release;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The periods of a release: closed, and none of one length overlapping another.
 *
 * @param quarters quarters that are told, the oldest first
 * @param years calendar years that are told, each of quarters that are told
 */
public record Slabs(List<Slab> quarters, List<Slab> years) {

    private static final int YEARS_TOLD = 3;

    /**
     * The periods of a release.
     *
     * @param last last day of the last quarter that it covers
     * @param first first day of the first quarter with records
     */
    static Slabs between(LocalDate first, LocalDate last) {
        int ended = last.getMonthValue() == 12 ? last.getYear() : last.getYear() - 1;
        int whole = first.getDayOfYear() == 1 ? first.getYear() : first.getYear() + 1;
        int from = Math.max(whole, ended - YEARS_TOLD + 1);
        var start = from <= ended && whole < from ? LocalDate.of(from, 1, 1) : first;
        var quarters = Stream.iterate(
                        Slab.quarter(start), one -> Slab.quarter(one.end().plusDays(1)))
                .takeWhile(one -> !one.end().isAfter(last))
                .toList();
        return new Slabs(
                quarters,
                IntStream.rangeClosed(from, ended)
                        .mapToObj(year -> Slab.year(year))
                        .toList());
    }

    /** All of one length. */
    List<Slab> of(String length) {
        return length.equals("quarter") ? quarters : years;
    }

    /** All of them. */
    List<Slab> all() {
        return Stream.concat(quarters.stream(), years.stream()).toList();
    }
}
