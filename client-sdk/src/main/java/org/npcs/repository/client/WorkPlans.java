package org.npcs.repository.client;

import java.nio.file.Path;
import java.time.Instant;
import org.npcs.repository.client.internal.GovernanceOperations;
import org.npcs.repository.client.model.WorkPlan;
import org.npcs.repository.client.model.WorkPlanItem;
import org.npcs.repository.client.model.WorkPlanItemRecord;
import org.npcs.repository.client.model.WorkPlanMove;

/**
 * The work plan, Appendix 1.1 of the charter: what is done for which activity, as of any instant, also as a page and as PDF.
 */
public final class WorkPlans {

    private final Calls calls;

    WorkPlans(Calls calls) {
        this.calls = calls;
    }

    /** Returns the work plan as it is. */
    public WorkPlan plan() {
        return plan(CallOptions.NONE);
    }

    /** Returns the work plan as it is. */
    public WorkPlan plan(CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_WORK_PLAN, options);
        return calls.call(call, "WorkPlan", WorkPlan::fromJson);
    }

    /** Returns the work plan as it was stored at an instant. */
    public WorkPlan planAsOf(Instant instant) {
        return planAsOf(instant, CallOptions.NONE);
    }

    /** Returns the work plan as it was stored at an instant. */
    public WorkPlan planAsOf(Instant instant, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_WORK_PLAN, options).query("asOf", instant);
        return calls.call(call, "WorkPlan", WorkPlan::fromJson);
    }

    /** Writes the work plan as a page into a file. */
    public void page(Path file) {
        page(file, CallOptions.NONE);
    }

    /** Writes the work plan as a page into a file. */
    public void page(Path file, CallOptions options) {
        calls.download(new Call(GovernanceOperations.GET_WORK_PLAN, options).query("format", "html"), file);
    }

    /** Writes the work plan as PDF into a file. */
    public void print(Path file) {
        print(file, CallOptions.NONE);
    }

    /** Writes the work plan as PDF into a file. */
    public void print(Path file, CallOptions options) {
        calls.download(new Call(GovernanceOperations.GET_WORK_PLAN, options).query("format", "pdf"), file);
    }

    /** Returns an item with its steps. */
    public WorkPlanItemRecord item(String key) {
        return item(key, CallOptions.NONE);
    }

    /** Returns an item with its steps. */
    public WorkPlanItemRecord item(String key, CallOptions options) {
        Call call = new Call(GovernanceOperations.GET_WORK_PLAN_ITEM, options).path("workItem", key);
        return calls.call(call, "WorkPlanItemRecord", WorkPlanItemRecord::fromJson);
    }

    /** Puts an item on the plan or restates it; for the coordinator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public WorkPlanItemRecord put(String key, WorkPlanItem item) {
        return put(key, item, CallOptions.NONE);
    }

    /** Puts an item on the plan or restates it; for the coordinator. After the first statement, give the version that it starts from by {@link CallOptions#expectedVersion(int)}. */
    public WorkPlanItemRecord put(String key, WorkPlanItem item, CallOptions options) {
        Call call = new Call(GovernanceOperations.PUT_WORK_PLAN_ITEM, options)
                .path("workItem", key)
                .body(item.toJson());
        return calls.call(call, "WorkPlanItemRecord", WorkPlanItemRecord::fromJson);
    }

    /** Moves an item on; for the coordinator. */
    public WorkPlanItemRecord move(String key, WorkPlanMove step) {
        return move(key, step, CallOptions.NONE);
    }

    /** Moves an item on; for the coordinator. */
    public WorkPlanItemRecord move(String key, WorkPlanMove step, CallOptions options) {
        Call call = new Call(GovernanceOperations.TRANSITION_WORK_PLAN_ITEM, options)
                .path("workItem", key)
                .body(step.toJson());
        return calls.call(call, "WorkPlanItemRecord", WorkPlanItemRecord::fromJson);
    }
}
