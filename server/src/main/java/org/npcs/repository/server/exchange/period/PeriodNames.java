package org.npcs.repository.server.exchange.period;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/** Finds periods and calendars by name for one member. */
final class PeriodNames {

    /** Before this year nothing is reported, and after the last one nobody plans. */
    static final int FIRST_YEAR = 1900;

    static final int LAST_YEAR = 2199;

    private static final Pattern FORM = Pattern.compile("(FFY|MFY)?(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");

    private final @Nullable Integer fiscalYearStart;

    PeriodNames(@Nullable Integer fiscalYearStart) {
        this.fiscalYearStart = fiscalYearStart;
    }

    /**
     * The calendar with a name.
     *
     * @throws ProblemException {@code invalid-parameter} when there is none, or when the member names no fiscal year
     */
    NamedCalendar calendar(String id) {
        return switch (id) {
            case "calendar" -> NamedCalendar.CALENDAR;
            case "federal-fiscal" -> NamedCalendar.FEDERAL;
            case "member-fiscal" -> member("calendar");
            default ->
                throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("calendar")
                        .allowed(java.util.List.of("calendar", "federal-fiscal", "member-fiscal")));
        };
    }

    /**
     * The period with an identifier.
     *
     * @throws ProblemException {@code invalid-parameter} when there is none
     */
    Period period(String id) {
        var match = FORM.matcher(id);
        if (!match.matches() || (match.group(1) != null && match.group(4) != null)) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("period"));
        }
        var year = Integer.parseInt(match.group(2));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter("period")
                    .detail("Periods of the years 1900 to 2199 are known."));
        }
        var calendar = match.group(1) == null
                ? NamedCalendar.CALENDAR
                : match.group(1).equals("FFY") ? NamedCalendar.FEDERAL : member("period");
        if (match.group(3) != null) {
            return calendar.quarter(year, Integer.parseInt(match.group(3)));
        }
        return match.group(4) != null ? calendar.month(year, Integer.parseInt(match.group(4))) : calendar.year(year);
    }

    private NamedCalendar member(String parameter) {
        if (fiscalYearStart == null) {
            throw ProblemException.of(ProblemCode.INVALID_PARAMETER, d -> d.parameter(parameter)
                    .detail("The fiscal year of the member is not known. The operator sets fiscalYearStart of the"
                            + " jurisdiction."));
        }
        return NamedCalendar.member(fiscalYearStart);
    }
}
