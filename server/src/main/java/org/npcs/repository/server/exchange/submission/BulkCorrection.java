package org.npcs.repository.server.exchange.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;

/**
 * The same correction to many records.
 *
 * @param noun noun of the records
 * @param select which records
 * @param changes what is changed in each, in order
 * @param reason a code of {@code change-reason}
 */
public record BulkCorrection(String noun, Selection select, List<ContentChange> changes, String reason) {

    /**
     * Refuses a noun that no submission carries.
     *
     * @throws ProblemException {@code invalid-parameter}
     */
    public BulkCorrection {
        if (!NOUNS.contains(noun)) {
            throw ProblemException.of(
                    ProblemCode.INVALID_PARAMETER, d -> d.parameter("noun").allowed(NOUNS));
        }
    }

    private static final List<String> NOUNS = List.of("incident", "review");

    /** Conditions that hold together; null means any. */
    public record Selection(
            @Nullable List<String> localKeys,
            @Nullable List<String> states,
            @Nullable LocalDate eventFrom,
            @Nullable LocalDate eventTo,
            @Nullable UUID submission,
            @Nullable String mappingVersion) {}
}
