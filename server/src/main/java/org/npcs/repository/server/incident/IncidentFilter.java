package org.npcs.repository.server.incident;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents a list holds; null means any.
 *
 * @param eventFrom earliest event date
 * @param eventTo latest event date
 * @param updatedSince earliest storing of the current version
 */
public record IncidentFilter(
        @Nullable String kind,
        @Nullable String state,
        @Nullable LocalDate eventFrom,
        @Nullable LocalDate eventTo,
        @Nullable Instant updatedSince) {}
