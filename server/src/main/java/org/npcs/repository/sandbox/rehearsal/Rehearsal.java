package org.npcs.repository.sandbox.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A rehearsal under way: its plan, and how much of it has happened. */
final class Rehearsal {

    /**
     * What has become of a fault.
     *
     * @param planned the fault
     * @param seen requests that it could have met
     * @param happened how many it met
     */
    record Progress(PlannedFault planned, int seen, int happened) {}

    private final FaultPlan plan;
    private final SplittableRandom[] chances;
    private final int[] seen;
    private final int[] happened;

    Rehearsal(FaultPlan plan) {
        this.plan = plan;
        int faults = plan.faults().size();
        this.seen = new int[faults];
        this.happened = new int[faults];
        this.chances = new SplittableRandom[faults];
        // Each fault has chances of its own, so that one more in the plan does not move the others.
        Arrays.setAll(chances, i -> new SplittableRandom(plan.seed() * 1_000_003 + i));
    }

    /** What goes wrong with the next request; every request is counted by every fault that could meet it. */
    synchronized Optional<PlannedFault> next(String method, String path) {
        Optional<PlannedFault> chosen = Optional.empty();
        for (int i = 0; i < seen.length; i++) {
            var fault = plan.faults().get(i);
            if (fault.meets(method, path)) {
                boolean chance = chances[i].nextDouble() < fault.chance();
                boolean due = seen[i]++ >= fault.skipped() && happened[i] < fault.met() && chance;
                if (due && chosen.isEmpty()) {
                    happened[i]++;
                    chosen = Optional.of(fault);
                }
            }
        }
        return chosen;
    }

    long seed() {
        return plan.seed();
    }

    synchronized List<Progress> progress() {
        var progress = new Progress[seen.length];
        Arrays.setAll(progress, i -> new Progress(plan.faults().get(i), seen[i], happened[i]));
        return List.of(progress);
    }
}
