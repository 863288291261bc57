package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Who sits on a committee and leads it, over all days: what the rules of the charter on seats and offices are judged by.
 *
 * @param executive whether it is the Executive Committee
 * @param seats terms of the committee
 * @param offices offices of the committee
 * @param advisors advisors
 */
record Seating(boolean executive, List<Seat> seats, List<Officer> offices, List<RoleHolder> advisors) {

    private static final int CO_CHAIRS = 2;

    /** The days of a term that begins on a day: a year, whatever else has ended or not. */
    static Span year(LocalDate startsOn) {
        return new Span(startsOn, startsOn.plusYears(1));
    }

    /** What does not allow a term. */
    List<Violation> term(Holder holder, Span days, CharterSettings settings) {
        var found = new ArrayList<Violation>();
        if (executive) {
            if (advises(holder, days)) {
                found.add(new Violation("GOV-R-012", "/teamKey"));
            }
            var own = seats.stream()
                    .filter(seat -> seat.holder().code().equals(holder.code()))
                    .map(Seat::days)
                    .toList();
            if (most(own, days) >= settings.seatsPerMember() || taken(holder, days)) {
                found.add(new Violation("GOV-R-008", "/jurisdiction"));
            }
        } else if (taken(holder, days)) {
            found.add(new Violation("GOV-R-008", "/teamKey"));
        }
        return found;
    }

    private boolean taken(Holder holder, Span days) {
        return seats.stream()
                .anyMatch(seat -> seat.holder().equals(holder) && seat.days().meets(days));
    }

    /** What does not allow an office. */
    List<Violation> office(String office, Holder holder, Span days, CharterSettings settings) {
        var found = new ArrayList<Violation>();
        if (advises(holder, days)) {
            found.add(new Violation("GOV-R-012", "/teamKey"));
        } else if (!sits(holder, days)) {
            found.add(new Violation("GOV-R-011", "/teamKey"));
        }
        if (executive && office.equals(Officer.CO_CHAIR)) {
            var others = offices.stream()
                    .filter(one -> one.office().equals(Officer.CO_CHAIR))
                    .toList();
            if (most(others.stream().map(Officer::days).toList(), days) >= CO_CHAIRS
                    || others.stream()
                            .anyMatch(one ->
                                    one.holder().equals(holder) && one.days().meets(days))) {
                found.add(new Violation("GOV-R-009", "/startsOn"));
            }
            var own = others.stream().filter(one -> one.holder().equals(holder)).map(Officer::days);
            Service.violated(Stream.concat(own, Stream.of(days)).toList(), settings.coChairBreakYears())
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Whether an advisor, who begins to advise, has a seat or an office on one of the days. */
    List<Violation> role(RoleHolder role) {
        var seated = executive
                && seats.stream()
                        .anyMatch(seat -> role.is(seat.holder()) && seat.days().meets(role.days()));
        var leads = offices.stream()
                .anyMatch(one -> role.is(one.holder()) && one.days().meets(role.days()));
        return seated || leads ? List.of(new Violation("GOV-R-012", "/alsoHolds")) : List.of();
    }

    private boolean advises(Holder holder, Span days) {
        return advisors.stream().anyMatch(one -> one.is(holder) && one.days().meets(days));
    }

    /** Whether the holder sits on each of the days, in one term or in several that follow each other. */
    private boolean sits(Holder holder, Span days) {
        var day = days.from();
        for (var seat : seats.stream()
                .filter(one -> one.holder().equals(holder))
                .sorted(Comparator.comparing(one -> one.days().from()))
                .toList()) {
            if (!seat.days().from().isAfter(day) && seat.days().until().isAfter(day)) {
                day = seat.days().until();
            }
        }
        return !day.isBefore(days.until());
    }

    /** The end of the last of the terms that follow each other from a day on; the day itself when the holder does not sit. */
    LocalDate sitsUntil(Holder holder, LocalDate from) {
        return seats.stream()
                .filter(one -> one.holder().equals(holder) && one.days().includes(from))
                .map(one -> one.days().until())
                .max(Comparator.naturalOrder())
                .orElse(from);
    }

    /** How many of them run at most on one of the days. */
    private static long most(List<Span> spans, Span days) {
        ToLongFunction<LocalDate> running =
                day -> spans.stream().filter(span -> span.includes(day)).count();
        return Stream.concat(
                        Stream.of(days.from()), spans.stream().map(Span::from).filter(days::includes))
                .mapToLong(running)
                .max()
                .orElse(0);
    }
}
