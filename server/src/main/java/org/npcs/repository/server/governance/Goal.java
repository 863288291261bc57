package org.npcs.repository.server.governance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.JsonNode;

/**
 * A goal of the charter and how it is followed.
 *
 * @param code code of {@code charter-goal}
 * @param horizon whether it is a long-term goal, a short-term goal or an outcome, by code
 * @param title what the charter says, in short
 * @param stored what was stated and looked at, or null for nothing
 * @param figures figures of the instant
 * @param at the instant
 * @param flags what should be looked at, by code
 */
public record Goal(
        String code,
        String horizon,
        String title,
        @Nullable StoredRecord stored,
        List<GoalFigure> figures,
        Instant at,
        List<String> flags) {

    private static final String LAST = "last_look";

    static List<String> flags(@Nullable StoredRecord stored, Instant at, int untouchedDays) {
        return stored != null
                        && stored.facets().get("looked_on") instanceof LocalDate on
                        && !on.plusDays(untouchedDays).isBefore(Days.of(at))
                ? List.of()
                : List.of("not-looked-at");
    }

    /** The last look of the committee, or null. */
    public @Nullable JsonNode lastLook() {
        var look = stored == null ? null : stored.facet(LAST);
        return look == null ? null : StrictJson.parse(look.getBytes(StandardCharsets.UTF_8));
    }
}
