package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The service of a co-chair. Service goes on over a break that is shorter than the charter asks for, and the break does not count;
 * two years are two years of the calendar, so 730 or 731 days.
 */
final class Service {

    private static final int YEARS = 2;

    private Service() {}

    /** The rule on two consecutive years, when the days of an office break it. */
    static Optional<Violation> violated(List<Span> offices, int breakYears) {
        var inOrder = offices.stream()
                .filter(span -> span.from().isBefore(span.until()))
                .sorted(Comparator.comparing(Span::from))
                .toList();
        LocalDate began = LocalDate.MIN;
        LocalDate limit = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (var span : inOrder) {
            if (last.equals(LocalDate.MIN) || !span.from().isBefore(last.plusYears(breakYears))) {
                began = span.from();
                limit = began.plusYears(YEARS);
            } else {
                limit = limit.plusDays(Math.max(0, ChronoUnit.DAYS.between(last, span.from())));
            }
            if (span.until().isAfter(limit)) {
                return Optional.of(new Violation("GOV-R-010", "/endsOn", told(began, limit, breakYears)));
            }
            last = span.until();
        }
        return Optional.empty();
    }

    private static String told(LocalDate began, LocalDate limit, int breakYears) {
        return "Unbroken service since %s is over on %s at the latest; after %s a new one may begin on %s."
                .formatted(
                        began,
                        limit,
                        breakYears == 1 ? "a year without the office" : breakYears + " years without the office",
                        limit.plusYears(breakYears));
    }
}
