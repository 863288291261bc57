package org.npcs.repository.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random appointments, departures and new advisors on days that go on: no rule of the charter is ever broken on any day. */
class SeatingHistoryTests {

    private static final LocalDate BEGIN = LocalDate.parse("2026-03-01");
    private static final CharterSettings SETTINGS = CharterSettings.DEFAULTS;

    private final List<Seat> seats = new ArrayList<>();
    private final List<Officer> offices = new ArrayList<>();
    private final List<RoleHolder> advisors = new ArrayList<>();

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverAnIllegalStateOnAnyDay(int seed) {
        var chance = new Random(seed);
        var today = BEGIN;
        int given = 0;
        for (int step = 0; step < 120; step++) {
            today = today.plusDays(chance.nextInt(60));
            given += act(chance, today);
        }
        assertThat(given).as("steps that were allowed").isGreaterThan(20);
        for (var day = BEGIN.minusYears(1); day.isBefore(today.plusYears(4)); day = day.plusDays(1)) {
            legal(day);
        }
    }

    private int act(Random chance, LocalDate today) {
        var now = new Seating(true, List.copyOf(seats), List.copyOf(offices), List.copyOf(advisors));
        var holder = new Holder("US-X" + (char) ('A' + chance.nextInt(5)), "T-" + chance.nextInt(2));
        var from = today.plusDays(chance.nextInt(200) - 60L);
        switch (chance.nextInt(6)) {
            case 0, 1 -> {
                var days = Seating.year(from);
                if (now.term(holder, days, SETTINGS).isEmpty()) {
                    seats.add(new Seat(new UUID(chance.nextLong(), 1), holder, days));
                    return 1;
                }
            }
            case 2, 3 -> {
                var seat = seats.isEmpty() ? null : seats.get(chance.nextInt(seats.size()));
                var who = seat == null || chance.nextInt(4) == 0 ? holder : seat.holder();
                var starts = seat == null ? from : seat.days().from().plusDays(chance.nextInt(90));
                var days = new Span(starts, starts.plusDays(1L + chance.nextInt(800)));
                if (now.office(Officer.CO_CHAIR, who, days, SETTINGS).isEmpty()) {
                    offices.add(new Officer(new UUID(chance.nextLong(), 2), Officer.CO_CHAIR, who, days));
                    return 1;
                }
            }
            case 4 -> {
                var role = new RoleHolder(
                        "a" + chance.nextInt(),
                        RoleHolder.ADVISOR,
                        holder.code(),
                        holder.teamKey(),
                        null,
                        from,
                        from.plusDays(chance.nextInt(90)),
                        List.of());
                if (now.role(role).isEmpty()) {
                    advisors.add(role);
                    return 1;
                }
            }
            default -> leave(chance, today);
        }
        return 0;
    }

    /** What ends a term in the service: its offices end with it. */
    private void leave(Random chance, LocalDate today) {
        var sitting = seats.stream().filter(seat -> seat.days().includes(today)).toList();
        if (!sitting.isEmpty()) {
            var left = sitting.get(chance.nextInt(sitting.size()));
            seats.replaceAll(seat -> seat.equals(left)
                    ? new Seat(seat.term(), seat.holder(), new Span(seat.days().from(), today))
                    : seat);
            offices.replaceAll(one ->
                    one.holder().equals(left.holder()) && one.days().until().isAfter(today)
                            ? new Officer(one.id(), one.office(), one.holder(), cut(one.days(), today))
                            : one);
        }
    }

    private static Span cut(Span days, LocalDate today) {
        return new Span(days.from(), days.from().isAfter(today) ? days.from() : today);
    }

    private void legal(LocalDate day) {
        var sitting = seats.stream().filter(seat -> seat.days().includes(day)).toList();
        assertThat(sitting.stream().map(seat -> seat.holder().code()))
                .as("seats on " + day)
                .doesNotHaveDuplicates();
        assertThat(sitting)
                .allMatch(
                        seat -> !seat.days().until().isAfter(seat.days().from().plusYears(1)));
        var leading = offices.stream().filter(one -> one.days().includes(day)).toList();
        assertThat(leading).as("co-chairs on " + day).hasSizeLessThanOrEqualTo(2);
        assertThat(leading.stream().map(Officer::holder)).doesNotHaveDuplicates();
        for (var one : leading) {
            assertThat(sitting.stream().map(Seat::holder))
                    .as("who leads sits on " + day)
                    .contains(one.holder());
            assertThat(unbroken(one.holder(), day))
                    .as("unbroken service on " + day)
                    .isLessThanOrEqualTo(731);
        }
        for (var advisor : advisors) {
            if (advisor.days().includes(day)) {
                assertThat(sitting).noneMatch(seat -> advisor.is(seat.holder()));
                assertThat(leading).noneMatch(one -> advisor.is(one.holder()));
            }
        }
    }

    /** Days of service up to a day without a day off, counted one by one. */
    private int unbroken(Holder holder, LocalDate day) {
        int days = 0;
        for (var at = day; leads(holder, at); at = at.minusDays(1)) {
            days++;
        }
        return days;
    }

    private boolean leads(Holder holder, LocalDate day) {
        return offices.stream()
                .anyMatch(one -> one.holder().equals(holder) && one.days().includes(day));
    }
}
