package org.npcs.repository.contract.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts repeat maltreatment from the reports of one jurisdiction, on its own machine: the recurrence of the Child and Family
 * Services Reviews (S2, round 3) with its 14-day rule, or the same with the window of six months that the partnership uses.
 *
 * <p>A report that comes 14 days or less after the report directly before it is dropped, whether that one was dropped itself or
 * not. A child whose first remaining report is of a death leaves the count. Only the first two reports of a child matter: the
 * child is counted when the first falls into the base period, and counted again when the second follows within the window and
 * is not known to be about the same incident. Reports of one day are taken in the order death first.
 */
public final class RepeatMaltreatment {

    /** Days after the report before it within which a report is taken to be about the same matter. */
    public static final int SAME_MATTER_DAYS = 14;

    private static final int TWELVE_MONTHS = 365;
    private static final int SIX_MONTHS = 183;
    private static final int FIRST_MONTH = 10;
    private static final Comparator<MaltreatmentReport> ORDER = Comparator.comparing(MaltreatmentReport::reportedOn)
            .thenComparing(report -> !report.fatal())
            .thenComparing(MaltreatmentReport::incidentOn, Comparator.nullsLast(Comparator.naturalOrder()));

    private final String measure;
    private final int windowDays;

    private RepeatMaltreatment(String measure, int windowDays) {
        this.measure = measure;
        this.windowDays = windowDays;
    }

    /** Returns the count of the measure {@code repeat-maltreatment-12m}: another report within 365 days. */
    public static RepeatMaltreatment withinTwelveMonths() {
        return new RepeatMaltreatment("repeat-maltreatment-12m", TWELVE_MONTHS);
    }

    /** Returns the count of the measure {@code repeat-maltreatment-6m}: another report within 183 days. */
    public static RepeatMaltreatment withinSixMonths() {
        return new RepeatMaltreatment("repeat-maltreatment-6m", SIX_MONTHS);
    }

    /**
     * Counts children whose first report falls into a federal fiscal year, 1 October to 30 September. Give the reports of that
     * year and of the one after it; earlier ones are left out, in any order.
     */
    public Recurrence ofFederalFiscalYear(int year, Collection<MaltreatmentReport> reports) {
        LocalDate first = LocalDate.of(year - 1, FIRST_MONTH, 1);
        return between(first, first.plusYears(1).minusDays(1), reports);
    }

    /**
     * Counts children whose first report falls into a base period.
     *
     * @param first first day of the base period; earlier reports are left out
     * @param last last day of the base period; later reports count as second ones
     */
    public Recurrence between(LocalDate first, LocalDate last, Collection<MaltreatmentReport> reports) {
        Map<String, List<MaltreatmentReport>> byChild = new HashMap<>();
        for (MaltreatmentReport report : reports) {
            if (report.counts() && !report.reportedOn().isBefore(first)) {
                byChild.computeIfAbsent(report.child(), child -> new ArrayList<>())
                        .add(report);
            }
        }
        int children = 0;
        int again = 0;
        for (List<MaltreatmentReport> all : byChild.values()) {
            List<MaltreatmentReport> kept = kept(all);
            MaltreatmentReport one = kept.get(0);
            if (!one.fatal() && !one.reportedOn().isAfter(last)) {
                children++;
                again += kept.size() > 1 && recurs(one, kept.get(1)) ? 1 : 0;
            }
        }
        return new Recurrence(measure, children, again);
    }

    /** The first report is always kept; each other one only when it does not follow closely on the one before. */
    private static List<MaltreatmentReport> kept(List<MaltreatmentReport> reports) {
        List<MaltreatmentReport> sorted = reports.stream().sorted(ORDER).toList();
        List<MaltreatmentReport> kept = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (i == 0 || days(sorted.get(i - 1), sorted.get(i)) > SAME_MATTER_DAYS) {
                kept.add(sorted.get(i));
            }
        }
        return kept;
    }

    private boolean recurs(MaltreatmentReport one, MaltreatmentReport other) {
        return days(one, other) <= windowDays && !one.sameIncident(other);
    }

    private static long days(MaltreatmentReport one, MaltreatmentReport other) {
        return ChronoUnit.DAYS.between(one.reportedOn(), other.reportedOn());
    }
}
