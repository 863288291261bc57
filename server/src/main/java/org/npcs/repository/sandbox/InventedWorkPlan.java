package org.npcs.repository.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.npcs.repository.server.platform.record.StoredRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Enters a work plan on which items stand in each status; entering twice changes nothing. */
final class InventedWorkPlan {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> WAY = List.of("not-started", "in-progress", "at-risk");

    private final Connection connection;
    private final LocalDate first;

    private InventedWorkPlan(Connection connection, LocalDate first) {
        this.connection = connection;
        this.first = first;
    }

    static void enter(Connection connection, Instant now) throws SQLException {
        InventedMembers.actAs(connection, "OPERATOR");
        new InventedWorkPlan(connection, InventedCommittee.firstDay(LocalDate.ofInstant(now, ZoneOffset.UTC))).enter();
    }

    private void enter() throws SQLException {
        var reviews = item("incident-review-platform", "The review of critical incidents in one form", 3);
        reviews.putArray("goals").add("best-practices");
        reviews.putArray("evidence")
                .addObject()
                .put("title", "The instrument that all members use")
                .put("href", "/v1/instruments");
        store("one-form", reviews, List.of("not-started", "in-progress", "done"));
        var data = item("core-data-set", "Six months of the core data set from each member", 7)
                .put("nextStep", "Members that are late say what they need.");
        data.putArray("goals").add("definitions-and-repository");
        store("six-months-of-data", data, WAY);
        var priority = item("quality-priorities", "A first priority for infants", 9)
                .put("nextStep", "Two members test a change for four weeks.");
        priority.putArray("goals").add("prevention-shift").add("fewer-fatalities");
        store("infants-first", priority, WAY.subList(0, 2));
        var notice = item("safety-notices", "The first joint notice", 10).put("nextStep", "Two members draft it.");
        notice.putArray("goals").add("prevent-incidents");
        store("first-notice", notice, WAY.subList(0, 1));
    }

    /** The document {@code WorkPlanItem}. */
    private ObjectNode item(String activity, String title, int dueAfterMonths) {
        return JSON.createObjectNode()
                .put("activity", activity)
                .put("title", title)
                .put("owner", InventedCommittee.COMMITTEE)
                .put("dueOn", first.plusMonths(dueAfterMonths).toString());
    }

    /** Stores an item that took a step each month. */
    private void store(String key, ObjectNode content, List<String> way) throws SQLException {
        var steps = JSON.createArrayNode();
        for (int i = 0; i < way.size(); i++) {
            steps.addObject()
                    .put("status", way.get(i))
                    .put("on", first.plusMonths(i).plusDays(1).toString());
        }
        var stored = first.plusMonths(way.size() - 1L)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        var made = StoredRecord.first("OPERATOR", key, way.get(way.size() - 1), content, stored, "sandbox");
        InventedRecords.store(connection, "work_plan_item", made, Map.of("steps", steps.toString()));
    }
}
