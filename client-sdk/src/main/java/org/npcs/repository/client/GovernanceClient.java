package org.npcs.repository.client;

/** Who decides, and by which rules: the work plan and the goals of the charter. */
public final class GovernanceClient {

    private final Calls calls;

    GovernanceClient(Calls calls) {
        this.calls = calls;
    }

    /** Returns the work plan of the partnership. */
    public WorkPlans workPlans() {
        return new WorkPlans(calls);
    }

    /** Returns the goals of the charter. */
    public Goals goals() {
        return new Goals(calls);
    }
}
