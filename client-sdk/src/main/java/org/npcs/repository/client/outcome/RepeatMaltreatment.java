package org.npcs.repository.client.outcome;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.npcs.repository.contract.measure.MaltreatmentReport;
import org.npcs.repository.contract.measure.Recurrence;

/**
 * Counts repeat maltreatment from the jurisdiction's own reports without a network, by the published measures: a report that
 * comes 14 days or less after the one directly before it is dropped, a child whose first report is of a death leaves the count,
 * and only the first two reports of a child matter. Needs the artifact {@code npcs-api-spec} on the class path.
 */
public final class RepeatMaltreatment {

    private final boolean twelveMonths;

    private RepeatMaltreatment(boolean twelveMonths) {
        this.twelveMonths = twelveMonths;
    }

    /** Returns the count of {@code repeat-maltreatment-12m}: another report within 365 days. */
    public static RepeatMaltreatment withinTwelveMonths() {
        return new RepeatMaltreatment(true);
    }

    /** Returns the count of {@code repeat-maltreatment-6m}: another report within 183 days. */
    public static RepeatMaltreatment withinSixMonths() {
        return new RepeatMaltreatment(false);
    }

    /**
     * Counts children whose first report falls into a federal fiscal year. Give the reports of that year and of the year after
     * it, in any order; earlier ones are left out.
     *
     * @throws IllegalStateException when {@code npcs-api-spec} is not on the class path
     */
    public RepeatMaltreatmentCount ofFederalFiscalYear(int year, Collection<ChildReport> reports) {
        try {
            return count(calculator().ofFederalFiscalYear(year, Reports.of(reports)));
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    /**
     * Counts children whose first report falls into a base period of days.
     *
     * @throws IllegalStateException when {@code npcs-api-spec} is not on the class path
     */
    public RepeatMaltreatmentCount between(LocalDate first, LocalDate last, Collection<ChildReport> reports) {
        try {
            return count(calculator().between(first, last, Reports.of(reports)));
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    private org.npcs.repository.contract.measure.RepeatMaltreatment calculator() {
        return twelveMonths
                ? org.npcs.repository.contract.measure.RepeatMaltreatment.withinTwelveMonths()
                : org.npcs.repository.contract.measure.RepeatMaltreatment.withinSixMonths();
    }

    private static RepeatMaltreatmentCount count(Recurrence found) {
        return new RepeatMaltreatmentCount(found.measure(), found.children(), found.again());
    }

    private static IllegalStateException missing(LinkageError e) {
        return new IllegalStateException(
                "counting repeat maltreatment needs org.npcs.repository:npcs-api-spec on the class path", e);
    }

    /** Apart, so that this class loads without the artifact. */
    private static final class Reports {

        static List<MaltreatmentReport> of(Collection<ChildReport> reports) {
            return reports.stream()
                    .map(one -> new MaltreatmentReport(
                            one.child(), one.reportedOn(), one.incidentOn(), one.ageYears(), one.victim(), one.fatal()))
                    .toList();
        }
    }
}
