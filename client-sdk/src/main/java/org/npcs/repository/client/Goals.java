package org.npcs.repository.client;

import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.Goal;
import org.npcs.repository.client.model.GoalList;
import org.npcs.repository.client.model.GoalLook;
import org.npcs.repository.client.model.GoalRecord;
import org.npcs.repository.client.page.Pages;

/**
 * The goals and outcomes of the charter: how they are followed, what counts of the day say of them, and when the committee last looked.
 */
public final class Goals {

    private final Calls calls;

    Goals(Calls calls) {
        this.calls = calls;
    }

    /** Returns all goals in the order of the charter. */
    public Pages<GoalRecord> list() {
        return list(CallOptions.NONE);
    }

    /** Returns all goals in the order of the charter. */
    public Pages<GoalRecord> list(CallOptions options) {
        return calls.list(
                cursor -> new Call(GovernanceOperations.LIST_GOALS, options),
                "GoalList",
                GoalList::fromJson,
                GoalList::items,
                GoalList::nextCursor);
    }

    /** Returns a goal with figures that are computed when it is asked for. */
    public GoalRecord get(String goal) {
        return get(goal, CallOptions.NONE);
    }

    /** Returns a goal with figures that are computed when it is asked for. */
    public GoalRecord get(String goal, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_GOAL, options).path("goal", goal);
        return calls.call(call, "GoalRecord", GoalRecord::fromJson);
    }

    /** States how a goal is followed; for the coordinator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public GoalRecord follow(String goal, Goal how) {
        return follow(goal, how, CallOptions.NONE);
    }

    /** States how a goal is followed; for the coordinator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public GoalRecord follow(String goal, Goal how, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_GOAL, options)
                .path("goal", goal)
                .body(how.toJson());
        return calls.call(call, "GoalRecord", GoalRecord::fromJson);
    }

    /** Notes a look of the committee at a goal; for the coordinator. */
    public GoalRecord look(String goal, GoalLook look) {
        return look(goal, look, CallOptions.NONE);
    }

    /** Notes a look of the committee at a goal; for the coordinator. */
    public GoalRecord look(String goal, GoalLook look, CallOptions options) {
        Call call = new Call(GovernanceOperations.CREATE_GOAL_LOOK, options)
                .path("goal", goal)
                .body(look.toJson());
        return calls.call(call, "GoalRecord", GoalRecord::fromJson);
    }
}
