package org.npcs.repository.sandbox.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One incident with its versions, and the versions of its review.
 *
 * @param incident versions of the incident, oldest first
 * @param review versions of its review; empty without one
 * @param link with which copy of another owner it was linked, or null
 */
record Case(
        List<Version> incident,
        List<Version> review,
        @Nullable Link link) {

    /** The link with the copy of another owner. */
    record Link(UUID candidate, UUID incident, UUID event, String other, UUID otherIncident, java.time.Instant at) {}

    Version current() {
        return incident.get(incident.size() - 1);
    }
}
