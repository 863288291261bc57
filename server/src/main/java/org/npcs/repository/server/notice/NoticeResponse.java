package org.npcs.repository.server.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.platform.record.StoredRecord;

/**
 * Where a member stands with a notice.
 *
 * @param member the member
 * @param notice the notice
 * @param stored its response, or null before the first
 * @param steps every step, oldest first; none in lists
 * @param clock what the time says of it
 */
public record NoticeResponse(
        String member, Notice notice, @Nullable StoredRecord stored, List<Step> steps, NoticeClock clock) {

    /**
     * A step.
     *
     * @param state state that was stated
     * @param role role of whoever stated it
     * @param edition edition of the notice that was answered
     * @param at when
     */
    public record Step(String state, String role, int edition, Instant at) {

        static Step of(StoredRecord version) {
            return new Step(
                    version.state(),
                    version.content().path("role").asString(""),
                    NoticeResponse.edition(version),
                    version.storedAt());
        }
    }

    /** Where it stands. */
    public String state() {
        return stored == null ? ResponseSteps.NOT_SEEN : stored.state();
    }

    /** Day on which planned actions are to be done, or null. */
    public @Nullable LocalDate plannedFor() {
        return stored == null || !stored.content().has("plannedFor")
                ? null
                : LocalDate.parse(stored.content().path("plannedFor").asString(""));
    }

    /** The edition that a version answers. */
    public static int edition(StoredRecord version) {
        return version.facets().get("edition") instanceof Integer edition ? edition : 1;
    }
}
