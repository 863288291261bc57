package org.npcs.repository.server.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews a list holds; null means any.
 *
 * @param incidentKey local key of the incident
 * @param updatedSince earliest storing of the current version
 */
public record ReviewFilter(
        @Nullable String state,
        @Nullable String instrument,
        @Nullable String incidentKey,
        @Nullable Instant updatedSince) {}
