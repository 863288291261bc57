package org.npcs.repository.contract.definition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One code of a code system.
 *
 * @param code the code as it stands in documents
 * @param label its plain words
 * @param effectiveFrom first date of events for which it may be used, or null where there is no limit
 * @param effectiveUntil last date of events for which it may be used, or null where there is no limit
 * @param replacedBy code to use instead once it is retired, or null
 */
public record Code(
        String code,
        String label,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        @Nullable String replacedBy) {

    static Code of(JsonNode document) {
        return new Code(
                Published.text(document, "code"),
                Published.text(document, "label"),
                Published.dateOrNull(document, "effectiveFrom"),
                Published.dateOrNull(document, "effectiveUntil"),
                Published.textOrNull(document, "replacedBy"));
    }

    /** Returns whether the code may be used for an event of this date. */
    public boolean usableAt(LocalDate eventDate) {
        return Published.inForce(eventDate, effectiveFrom, effectiveUntil);
    }
}
