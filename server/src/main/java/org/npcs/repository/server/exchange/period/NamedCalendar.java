package org.npcs.repository.server.exchange.period;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A calendar by name. A fiscal year has the number of the year in which it ends.
 *
 * @param id name of the calendar in the contract
 * @param prefix what identifiers of its periods begin with
 * @param firstMonth month in which its year begins
 */
public record NamedCalendar(String id, String prefix, int firstMonth) {

    /** Years from January. */
    public static final NamedCalendar CALENDAR = new NamedCalendar("calendar", "", 1);

    /** Years of the federal government, from October (31 USC 1102). */
    public static final NamedCalendar FEDERAL = new NamedCalendar("federal-fiscal", "FFY", 10);

    /** Years of a member. */
    public static NamedCalendar member(int firstMonth) {
        return new NamedCalendar("member-fiscal", "MFY", firstMonth);
    }

    /** Years have months of their own only where they are named by them. */
    boolean has(Length length) {
        return length != Length.MONTH || prefix.isEmpty();
    }

    /** The period of a length that holds a day. */
    public Period at(Length length, LocalDate day) {
        if (length == Length.MONTH) {
            return month(day.getYear(), day.getMonthValue());
        }
        var start = yearStart(day);
        if (length == Length.YEAR) {
            return year(number(start));
        }
        var months = (day.getYear() - start.getYear()) * 12 + day.getMonthValue() - start.getMonthValue();
        return quarter(number(start), months / 3 + 1);
    }

    Period month(int year, int month) {
        var start = LocalDate.of(year, month, 1);
        var id = String.format(Locale.ROOT, "%04d-%02d", year, month);
        return period(
                id, Length.MONTH, Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year, start);
    }

    Period quarter(int number, int quarter) {
        var ordinal = java.util.List.of("first", "second", "third", "fourth").get(quarter - 1);
        return period(
                name(number) + "-Q" + quarter,
                Length.QUARTER,
                words(number) + ", " + ordinal + " quarter",
                start(number).plusMonths(3L * (quarter - 1)));
    }

    Period year(int number) {
        return period(name(number), Length.YEAR, words(number), start(number));
    }

    private Period period(String periodId, Length length, String label, LocalDate start) {
        return new Period(
                periodId,
                this,
                length,
                label,
                start,
                start.plusMonths(length.months()).minusDays(1));
    }

    private LocalDate yearStart(LocalDate day) {
        var sameYear = LocalDate.of(day.getYear(), firstMonth, 1);
        return day.isBefore(sameYear) ? sameYear.minusYears(1) : sameYear;
    }

    private int number(LocalDate yearStart) {
        return yearStart.plusYears(1).minusDays(1).getYear();
    }

    private LocalDate start(int number) {
        return LocalDate.of(firstMonth == 1 ? number : number - 1, firstMonth, 1);
    }

    private String name(int number) {
        return prefix + String.format(Locale.ROOT, "%04d", number);
    }

    private String words(int number) {
        return switch (prefix) {
            case "" -> Integer.toString(number);
            case "FFY" -> "Federal fiscal year " + number;
            default -> "Fiscal year " + number + " of the member";
        };
    }
}
