package org.npcs.repository.server.platform.record;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of an owner to work on; null means any.
 *
 * @param incidentKeys local keys of the incidents
 * @param ids identifiers of the records
 * @param states states in which the records stand
 * @param eventFrom earliest event date of the incident
 * @param eventTo latest event date of the incident
 */
public record RecordSelection(
        @Nullable List<String> incidentKeys,
        @Nullable List<UUID> ids,
        @Nullable List<String> states,
        @Nullable LocalDate eventFrom,
        @Nullable LocalDate eventTo) {}
