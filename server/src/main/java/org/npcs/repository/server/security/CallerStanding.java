package org.npcs.repository.server.security;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a client now, and of its delegation for the jurisdiction that it names.
 *
 * @param client the client
 * @param delegation the latest delegation of that jurisdiction, or null when there never was one
 * @param profileVersion version of the profile of the jurisdiction that the client works for; 0 when it has none
 * @param agreement the agreement of that jurisdiction
 */
public record CallerStanding(
        Client client, @Nullable Delegation delegation, int profileVersion, AgreementStanding agreement) {

    /**
     * A registered client.
     *
     * @param jurisdiction owner of a member's client; null otherwise
     * @param state {@code active}, {@code suspended} or {@code closed}
     */
    public record Client(
            String clientId,
            String name,
            ClientKind kind,
            @Nullable String jurisdiction,
            Set<String> scopes,
            @Nullable LocalDate keyExpiresOn,
            String state,
            int version) {}

    /**
     * A member's delegation to a vendor's client, in force from the first to the last day, both included, in UTC.
     *
     * @param state {@code granted}, {@code suspended} or {@code revoked}
     */
    public record Delegation(
            UUID id,
            String jurisdiction,
            String clientId,
            Set<String> scopes,
            LocalDate from,
            LocalDate until,
            String state,
            int version,
            String grantedBy) {}
}
