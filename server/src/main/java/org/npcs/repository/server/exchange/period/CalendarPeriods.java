package org.npcs.repository.server.exchange.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.npcs.repository.server.membership.Jurisdictions;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The periods of a member by their names and days, without anything that is known about them. */
@Component
public final class CalendarPeriods {

    private static final int MOST = 120;

    private final Jurisdictions jurisdictions;

    CalendarPeriods(Jurisdictions jurisdictions) {
        this.jurisdictions = jurisdictions;
    }

    /** The period with an identifier; {@code invalid-parameter} when there is none. */
    public Mono<Period> period(String owner, String id) {
        return names(owner).map(names -> names.period(id));
    }

    /** The periods with these identifiers. */
    public Mono<List<Period>> named(String owner, Collection<String> ids) {
        return names(owner).map(names -> ids.stream().map(names::period).toList());
    }

    /**
     * The periods of a calendar from the one that holds a day to the one that holds another.
     *
     * @throws ProblemException {@code invalid-parameter} for a calendar or length that the member does not have, days the wrong
     *     way round or out of reach, and more than 120 periods
     */
    public Mono<List<Period>> between(String owner, String calendar, Length length, LocalDate from, LocalDate to) {
        return names(owner).map(names -> {
            var named = names.calendar(calendar);
            require(named.has(length), "length", "Fiscal calendars have quarters and years.");
            require(!to.isBefore(from), "to", "The last day lies before the first one.");
            require(
                    from.getYear() >= PeriodNames.FIRST_YEAR && to.getYear() <= PeriodNames.LAST_YEAR,
                    "from",
                    "Days of the years 1900 to 2199 are known.");
            var periods = new ArrayList<Period>();
            for (var next = named.at(length, from); !next.start().isAfter(to); next = next.next()) {
                periods.add(next);
                require(periods.size() <= MOST, "from", "Ask for 120 periods at most.");
            }
            return List.copyOf(periods);
        });
    }

    private Mono<PeriodNames> names(String owner) {
        return jurisdictions.get(owner).map(member -> new PeriodNames(member.fiscalYearStart()));
    }

    private static void require(boolean met, String parameter, String detail) {
        if (!met) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter).detail(detail));
        }
    }
}
