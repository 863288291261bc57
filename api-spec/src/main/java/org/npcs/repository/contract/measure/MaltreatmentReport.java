package org.npcs.repository.contract.measure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One report about one child, as its owner knows it. It stays where the count is made.
 *
 * @param child key that is equal for equal children; any text, it is told to nobody
 * @param reportedOn day of the report
 * @param incidentOn day of the incident, or null when it is not known
 * @param age completed years on the day of the report; 77 stands for a child not yet born and counts as 0
 * @param victim whether maltreatment was substantiated or indicated
 * @param fatal whether the child died of it
 */
public record MaltreatmentReport(
        String child, LocalDate reportedOn, @Nullable LocalDate incidentOn, int age, boolean victim, boolean fatal) {

    private static final int UNBORN = 77;
    private static final int OLDEST = 17;

    /** Whether it counts at all: of a victim or a death, of a child under 18. */
    boolean counts() {
        return (victim || fatal) && (age == UNBORN || age >= 0 && age <= OLDEST);
    }

    /** Whether another report is known to be about the same incident. */
    boolean sameIncident(MaltreatmentReport other) {
        return incidentOn != null && incidentOn.equals(other.incidentOn);
    }
}
