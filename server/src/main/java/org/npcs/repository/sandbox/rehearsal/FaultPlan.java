package org.npcs.repository.sandbox.rehearsal;

import java.util.List;

/**
 * What goes wrong in a session.
 *
 * @param seed what decides which requests of a share are met; the same seed and requests give the same faults
 * @param faults faults in their order; of those that meet a request the first one counts
 */
record FaultPlan(long seed, List<PlannedFault> faults) {

    private static final int MOST = 100;

    FaultPlan {
        if (faults == null || faults.size() > MOST) {
            throw new IllegalArgumentException("faults is a list of up to " + MOST);
        }
        faults = List.copyOf(faults);
    }
}
