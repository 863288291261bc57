package org.npcs.repository.server.analytics.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as it was stored at the instant of an export.
 *
 * @param id its identifier
 * @param incidentId identifier of the incident that it is or that it is about
 * @param localKey the owner's key of that incident
 * @param version its version
 * @param state its state
 * @param kind kind of the incident by its determination, or null
 * @param eventDate day of the event, or null
 * @param storedAt when this version was stored
 * @param content its content; members that are kept sealed are unreadable in it
 */
record OwnRecord(
        UUID id,
        UUID incidentId,
        String localKey,
        int version,
        String state,
        @Nullable String kind,
        @Nullable LocalDate eventDate,
        Instant storedAt,
        JsonNode content) {

    /** Year of the event, as it stands in folders. */
    @Nullable
    Integer year() {
        return eventDate == null ? null : eventDate.getYear();
    }
}
