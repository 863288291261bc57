package org.npcs.repository.server.governance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.npcs.repository.contract.json.StrictJson;
import org.npcs.repository.server.platform.record.StateMachine;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of the charter as it stands on a day.
 *
 * @param stored what every record has
 * @param state code of the code system {@code charter-state}
 * @param reviewDueOn day from which its review is due; null unless it is in force
 * @param openReviews reviews of it that are open
 * @param flags codes of the code system {@code charter-flag}; nothing is blocked by them
 */
public record CharterVersion(
        StoredRecord stored, String state, @Nullable LocalDate reviewDueOn, int openReviews, List<String> flags) {

    static final String DRAFT = "draft";
    static final String APPROVED = "approved";
    static final String IN_FORCE = "in-force";
    static final String REVIEW_DUE = "review-due";

    private static final int SOON_DAYS = 60;
    private static final int VERY_SOON_DAYS = 30;

    static final StateMachine STATES = new StateMachine(Map.of(DRAFT, List.of(APPROVED), APPROVED, List.of(IN_FORCE)));

    static CharterVersion of(StoredRecord stored, List<StoredRecord> reviews, LocalDate today) {
        var open =
                (int) reviews.stream().filter(one -> one.state().equals("open")).count();
        var from = (LocalDate) stored.facets().get("in_force_from");
        var until = (LocalDate) stored.facets().get("in_force_until");
        if (from == null) {
            return new CharterVersion(stored, stored.state(), null, open, List.of());
        }
        if (from.isAfter(today)) {
            return new CharterVersion(stored, APPROVED, null, open, List.of());
        }
        if (until != null && !until.isAfter(today)) {
            return new CharterVersion(stored, "superseded", null, open, List.of());
        }
        var due = lastApproval(stored, reviews).plusDays(settings(stored).reviewAfterDays());
        var state = open > 0 ? "in-review" : due.isAfter(today) ? IN_FORCE : REVIEW_DUE;
        return new CharterVersion(stored, state, due, open, flags(state, ChronoUnit.DAYS.between(today, due)));
    }

    /** Reminds before the review is due; whoever has begun it needs no reminder. */
    private static List<String> flags(String state, long daysLeft) {
        if (!state.equals(IN_FORCE) || daysLeft > SOON_DAYS) {
            return List.of();
        }
        return List.of(daysLeft > VERY_SOON_DAYS ? "review-within-60-days" : "review-within-30-days");
    }

    /** The day of its approval, or of the last review that left it as it is. */
    private static LocalDate lastApproval(StoredRecord stored, List<StoredRecord> reviews) {
        return reviews.stream()
                .filter(one -> "unchanged".equals(one.facet("outcome")))
                .map(one -> Ending.day(one, "closed_on"))
                .reduce(Ending.day(stored, "approved_on"), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static CharterSettings settings(StoredRecord stored) {
        return CharterSettings.of(stored.content().path("settings"));
    }

    /** Its settings with all defaults. */
    public CharterSettings settings() {
        return settings(stored);
    }

    /** Digest of title, paragraphs and settings; null while it may change. */
    public @Nullable String contentHash() {
        if (stored.state().equals(DRAFT)) {
            return null;
        }
        ObjectNode content = stored.content().objectNode();
        content.set("title", stored.content().path("title"));
        content.set("paragraphs", stored.content().path("paragraphs"));
        content.set("settings", settings().toJson());
        return "sha256:" + StrictJson.sha256(content);
    }
}
