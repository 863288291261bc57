package org.npcs.repository.server.analytics.research;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.npcs.repository.server.analytics.disclosure.OutputFinding;

/**
 * The check of a table that a researcher wants to publish. Its figures are not among it.
 *
 * @param id identifier
 * @param request the research request
 * @param createdAt when it was checked
 * @param figures how many places the table has
 * @param together how many places of tables that were allowed before were judged with it
 * @param findings what stands against it; none when it may leave
 * @param rules version of the rules of disclosure control
 */
public record CheckedOutput(
        UUID id,
        UUID request,
        Instant createdAt,
        int figures,
        int together,
        List<OutputFinding> findings,
        String rules) {

    /** Code of {@code output-check-outcome}. */
    public String outcome() {
        return findings.isEmpty() ? "may-leave" : "may-not-leave";
    }
}
