package org.npcs.repository.server.governance;

import java.time.LocalDate;
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
 */
public record CharterVersion(
        StoredRecord stored, String state, @Nullable LocalDate reviewDueOn, int openReviews) {

    static final String DRAFT = "draft";
    static final String APPROVED = "approved";
    static final String IN_FORCE = "in-force";

    static final StateMachine STATES = new StateMachine(Map.of(DRAFT, List.of(APPROVED), APPROVED, List.of(IN_FORCE)));

    static CharterVersion of(StoredRecord stored, List<StoredRecord> reviews, LocalDate today) {
        var open =
                (int) reviews.stream().filter(one -> one.state().equals("open")).count();
        var from = (LocalDate) stored.facets().get("in_force_from");
        var until = (LocalDate) stored.facets().get("in_force_until");
        if (from == null) {
            return new CharterVersion(stored, stored.state(), null, open);
        }
        if (from.isAfter(today)) {
            return new CharterVersion(stored, APPROVED, null, open);
        }
        if (until != null && !until.isAfter(today)) {
            return new CharterVersion(stored, "superseded", null, open);
        }
        var due = lastApproval(stored, reviews).plusDays(settings(stored).reviewAfterDays());
        var state = open > 0 ? "in-review" : due.isAfter(today) ? IN_FORCE : "review-due";
        return new CharterVersion(stored, state, due, open);
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
