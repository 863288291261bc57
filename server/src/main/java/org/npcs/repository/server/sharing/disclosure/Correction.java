package org.npcs.repository.server.sharing.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a member received a version of a record in the place of which another is shown now.
 *
 * @param noun what the record is
 * @param recipient who received it
 * @param receivedAt when it last received the earlier version
 * @param supersededAt when what is shown was replaced
 * @param fetchedAt when it first fetched what is shown now, or null
 */
public record Correction(
        String noun,
        UUID recordId,
        String recipient,
        Instant receivedAt,
        Instant supersededAt,
        @Nullable Instant fetchedAt) {

    String place() {
        return recordId + " " + recipient;
    }
}
