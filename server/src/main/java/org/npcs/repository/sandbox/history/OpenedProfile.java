package org.npcs.repository.sandbox.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.npcs.repository.server.sharing.policy.Choices;
import org.npcs.repository.server.sharing.policy.ShareableElements;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens what a member shares to analysts, in counts alone, and to researchers, within its agreement, but for what it withholds. No
 * member sees a record by it, so there is nothing to be shown anew.
 */
final class OpenedProfile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What nobody counts or is given: keys, short texts, what is kept sealed, and whose record it is. Nobody chose for these. */
    private static final List<String> UNCOUNTED = List.of(
            "incident.jurisdiction",
            "incident.localKey",
            "incident.county",
            "incident.publicNoticeDate",
            "incident.child.ageDays",
            "review.jurisdiction",
            "review.incidentLocalKey",
            "review.lesson",
            "review.opportunities.text",
            "review.recommendations.text");

    /** What is stated as aggregates has no records that could leave. */
    private static final List<String> STATED = List.of("outcome", "improvement", "learning");

    private static final Instant SINCE = Instant.parse("2024-01-03T15:00:00Z");

    private final Connection connection;
    private final Contributor member;

    OpenedProfile(Connection connection, Contributor member) {
        this.connection = connection;
        this.member = member;
    }

    /** Nothing happens to a profile that its member has changed. */
    void enter() throws SQLException {
        var profile = profile(member);
        try (var update = connection.prepareStatement(
                "UPDATE sharing_profile SET version = 2, etag = ?, content = ?, changed = '{/choices}', stored_at = ?,"
                        + " stored_by = 'sandbox', effective = ? WHERE jurisdiction = ? AND version = 1"
                        + " AND stored_by = 'sandbox'")) {
            update.setString(
                    1, Chance.of(InventedHistory.SEED, member.code(), "profile").etag(2));
            update.setString(2, profile.toString());
            update.setTimestamp(3, Timestamp.from(SINCE));
            update.setString(4, Choices.ofProfile(profile, SINCE).text());
            update.setString(5, member.code());
            if (update.executeUpdate() == 1) {
                counted();
            }
        }
    }

    private void counted() throws SQLException {
        try (var update = connection.prepareStatement("UPDATE jurisdiction SET sharing_profile_version = '2',"
                + " sharing_profile_state = 'effective', sharing_revision = sharing_revision + 1 WHERE code = ?")) {
            update.setString(1, member.code());
            update.executeUpdate();
        }
    }

    static ObjectNode profile(Contributor member) {
        var profile = JSON.createObjectNode();
        var choices = profile.putArray("choices");
        choice(choices, "analysts", "aggregate", member, List.of());
        choice(choices, "researchers", "full", member, STATED);
        return profile;
    }

    private static void choice(
            ArrayNode choices, String audience, String level, Contributor member, List<String> besides) {
        var elements = choices.addObject()
                .put("audience", audience)
                .put("level", level)
                .putArray("elements");
        ShareableElements.published().all().stream()
                .filter(element -> !UNCOUNTED.contains(element.id()))
                .filter(element -> besides.stream().noneMatch(element::within))
                .filter(element -> member.withheld().stream().noneMatch(element::within))
                .forEach(element -> elements.add(element.id()));
    }
}
