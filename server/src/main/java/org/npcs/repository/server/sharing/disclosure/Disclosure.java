package org.npcs.repository.server.sharing.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That another member, or the operator in an emergency, was shown records of an owner.
 *
 * @param recipient who was shown them
 * @param clauses by which clauses of the agreement
 * @param profileVersion by which version of the sharing profile
 * @param elements elements that were open record by record
 * @param records how many
 * @param way {@code list}, {@code read}, {@code linked}, {@code emergency} or {@code extract}
 * @param ticket ticket of an emergency access, which stands in the place of an agreement, or null
 * @param researchRequest research request whose extract holds the records, or null
 */
public record Disclosure(
        UUID id,
        Instant at,
        String recipient,
        String client,
        String requestId,
        String purpose,
        String agreement,
        List<String> clauses,
        int profileVersion,
        String noun,
        List<String> elements,
        int records,
        String way,
        @Nullable String ticket,
        @Nullable UUID researchRequest) {

    /** Names of the members, in the order of {@link #cells}. */
    public static final List<String> HEADER = List.of(
            "at",
            "recipient",
            "client",
            "purpose",
            "agreement",
            "clauses",
            "profileVersion",
            "subject",
            "elements",
            "records",
            "way",
            "requestId",
            "ticket",
            "researchRequestId");

    /** The disclosure as a row of a sheet. */
    public List<String> cells() {
        return List.of(
                at.toString(),
                recipient,
                client,
                purpose,
                agreement,
                String.join(" ", clauses),
                Integer.toString(profileVersion),
                noun,
                String.join(" ", elements),
                Integer.toString(records),
                way,
                requestId,
                ticket == null ? "" : ticket,
                researchRequest == null ? "" : researchRequest.toString());
    }
}
