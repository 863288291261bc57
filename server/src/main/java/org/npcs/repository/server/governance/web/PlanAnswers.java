package org.npcs.repository.server.governance.web;

import org.jspecify.annotations.Nullable;
import org.npcs.repository.server.governance.Goal;
import org.npcs.repository.server.governance.WorkItem;
import org.npcs.repository.server.governance.WorkPlan;
import org.npcs.repository.server.platform.record.StoredRecord;
import org.npcs.repository.server.platform.web.Answers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the work plan and of goals. */
final class PlanAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlanAnswers() {}

    static String etag(@Nullable StoredRecord stored) {
        return stored == null ? "\"0\"" : stored.etag();
    }

    static ObjectNode item(WorkItem item) {
        var stored = item.stored();
        var body = JSON.createObjectNode().put("item", stored.naturalKey()).put("status", stored.state());
        body.setAll(stored.content());
        body.set("steps", item.steps());
        item.flags().forEach(body.putArray("flags")::add);
        return versioned(body, stored, "/v1/work-plan/" + stored.naturalKey());
    }

    static ObjectNode plan(WorkPlan plan) {
        var body = JSON.createObjectNode().put("asOf", plan.asOf().toString());
        var activities = body.putArray("activities");
        WorkPlan.activities().forEach(activity -> {
            var one = activities.addObject().put("activity", activity.code()).put("title", activity.label());
            var items = one.putArray("items");
            plan.of(activity.code()).forEach(item -> items.add(item(item)));
        });
        plan.withoutItem().forEach(body.putArray("withoutItem")::add);
        body.put("untouched", plan.untouched());
        return body.set("links", JSON.valueToTree(Answers.links("self", "/v1/work-plan")));
    }

    static ObjectNode goal(Goal goal) {
        var body = JSON.createObjectNode()
                .put("goal", goal.code())
                .put("horizon", goal.horizon())
                .put("title", goal.title());
        if (goal.stored() != null) {
            body.setAll(goal.stored().content());
        }
        var figures = body.putArray("figures");
        goal.figures().forEach(figure -> {
            var one = figures.addObject().put("figure", figure.name()).put("unit", figure.unit());
            if (figure.value() != null) {
                one.put("value", figure.value());
            }
            if (figure.untold() != null) {
                one.put("untold", figure.untold());
            }
            one.put("source", figure.source()).put("at", goal.at().toString());
        });
        var look = goal.lastLook();
        if (look != null) {
            body.set("lastLook", look);
        }
        goal.flags().forEach(body.putArray("flags")::add);
        return versioned(body, goal.stored(), "/v1/goals/" + goal.code());
    }

    private static ObjectNode versioned(ObjectNode body, @Nullable StoredRecord stored, String address) {
        body.put("version", stored == null ? 0 : stored.version()).put("etag", etag(stored));
        if (stored != null) {
            body.put("createdAt", stored.createdAt().toString())
                    .put("updatedAt", stored.storedAt().toString());
        }
        return body.set("links", JSON.valueToTree(Answers.links("self", address)));
    }
}
