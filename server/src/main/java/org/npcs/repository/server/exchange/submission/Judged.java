package org.npcs.repository.server.exchange.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.definition.Severity;
import org.npcs.repository.contract.validation.Finding;

/**
 * One record of a body after it has been read and judged by itself.
 *
 * @param facts where it stood and what it is about
 * @param sound what is staged of it, or null when it is rejected
 * @param findings breaches of what is in force
 * @param announced breaches of what will be
 * @param causes causes of the findings, one for each
 */
record Judged(
        RecordResult.Facts facts,
        @Nullable Sound sound,
        List<Finding> findings,
        List<Finding> announced,
        List<Cause> causes) {

    /** A record that may be stored as far as it can be told without the others. */
    record Sound(
            String naturalKey,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Integer expectedVersion,
            String content) {}

    /** Whether it keeps all other records out. */
    boolean fatal() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
    }

    int weight() {
        return 500 + (sound == null ? 0 : sound.content().length());
    }
}
