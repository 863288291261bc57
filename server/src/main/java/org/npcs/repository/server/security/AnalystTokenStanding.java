package org.npcs.repository.server.security;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of an analyst token now.
 *
 * @param id identifier; no secret
 * @param jurisdiction the member that made it
 * @param name name of the use
 * @param expiresOn last day on which it is good, in UTC
 * @param addressRanges from where it is good; from everywhere when empty
 * @param revoked whether it was revoked
 * @param ownerActive whether the client that made it is active
 * @param version version of the entry
 * @param profileVersion version of the profile of the member; 0 when it has none
 * @param lastUsedOn last day on which it opened something, or null
 */
public record AnalystTokenStanding(
        UUID id,
        String jurisdiction,
        String name,
        LocalDate expiresOn,
        List<AddressRange> addressRanges,
        boolean revoked,
        boolean ownerActive,
        int version,
        int profileVersion,
        @Nullable LocalDate lastUsedOn) {

    /** What quotas, cursors and the audit trail know it by. */
    String clientId() {
        return "analyst-token:" + id;
    }
}
