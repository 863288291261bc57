package org.npcs.repository.client.outcome;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One report about one child, as the jurisdiction knows it. It is never sent.
 *
 * @param child key that is equal for equal children; any text
 * @param reportedOn day of the report
 * @param incidentOn day of the incident, or null when it is not known
 * @param ageYears completed years on the day of the report; 77 stands for a child not yet born
 * @param victim whether maltreatment was substantiated or indicated
 * @param fatal whether the child died of it
 */
public record ChildReport(
        String child,
        LocalDate reportedOn,
        @Nullable LocalDate incidentOn,
        int ageYears,
        boolean victim,
        boolean fatal) {

    /** Returns a report in which maltreatment was substantiated or indicated, and of which no child died. */
    public static ChildReport substantiated(
            String child, LocalDate reportedOn, @Nullable LocalDate incidentOn, int ageYears) {
        return new ChildReport(child, reportedOn, incidentOn, ageYears, true, false);
    }

    /** Returns the same report, of which the child died. */
    public ChildReport ofADeath() {
        return new ChildReport(child, reportedOn, incidentOn, ageYears, victim, true);
    }

    /** Hides everything but the type: a report is about a child. */
    @Override
    public String toString() {
        return "ChildReport";
    }
}
