package org.npcs.repository.conformance.toy;

import java.time.LocalDate;
import java.util.Locale;

/** A period of the calendar or of the federal fiscal year. */
record Span(String id, boolean federal, String length, LocalDate start) {

    static Span at(boolean federal, String length, LocalDate day) {
        // Three months on, the federal fiscal year is the calendar year.
        LocalDate shifted = federal ? day.plusMonths(3) : day;
        int year = shifted.getYear();
        int months = months(length);
        int place = (shifted.getMonthValue() - 1) / months;
        LocalDate start = LocalDate.of(year, place * months + 1, 1).minusMonths(federal ? 3 : 0);
        String name = String.format(Locale.ROOT, "%s%04d", federal ? "FFY" : "", year);
        return switch (length) {
            case "month" -> new Span(name + String.format(Locale.ROOT, "-%02d", place + 1), federal, length, start);
            case "quarter" -> new Span(name + "-Q" + (place + 1), federal, length, start);
            default -> new Span(name, federal, length, start);
        };
    }

    static Span of(String id) {
        boolean federal = id.startsWith("FFY");
        String plain = federal ? id.substring(3) : id;
        int year = Integer.parseInt(plain.substring(0, 4));
        String rest = plain.length() > 4 ? plain.substring(5) : "";
        String length = rest.isEmpty() ? "year" : rest.startsWith("Q") ? "quarter" : "month";
        int place = rest.isEmpty() ? 0 : Integer.parseInt(rest.replace("Q", "")) - 1;
        LocalDate start = LocalDate.of(year, place * months(length) + 1, 1).minusMonths(federal ? 3 : 0);
        return new Span(id, federal, length, start);
    }

    Span next() {
        return at(federal, length, start.plusMonths(months(length)));
    }

    LocalDate end() {
        return start.plusMonths(months(length)).minusDays(1);
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end());
    }

    private static int months(String length) {
        return switch (length) {
            case "month" -> 1;
            case "quarter" -> 3;
            default -> 12;
        };
    }
}
