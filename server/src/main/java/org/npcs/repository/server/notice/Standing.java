package org.npcs.repository.server.notice;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where one member of the audience stands, as far as others may count it.
 *
 * @param member code of the jurisdiction
 * @param kind its kind
 * @param state of the code system {@code notice-response-state}
 * @param at when it stated that, or null
 * @param edition edition that it answers, or null
 * @param plannedFor day on which planned actions are to be done, or null
 * @param acknowledgedAt when it first stated anything, or null
 * @param answeredAt when it first gave an answer that is one, or null
 * @param adopted what became of the suggested actions, as a JSON array, or null
 * @param note what others may learn from it, or null
 * @param noteFor for whom the note is, or null
 */
public record Standing(
        String member,
        String kind,
        String state,
        @Nullable Instant at,
        @Nullable Integer edition,
        @Nullable LocalDate plannedFor,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant answeredAt,
        @Nullable String adopted,
        @Nullable String note,
        @Nullable String noteFor) {}
