package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun sharing. */
public final class SharingChecks {

    private SharingChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "sharing",
                Server.class,
                List.of(
                        new Agreements(),
                        new Corrections(),
                        new Decisions(),
                        new LinkedCopies(),
                        new EmergencyAccesses(),
                        new Holds(),
                        new PublicJoins(),
                        new SealedElements(),
                        new SharedReading(),
                        new SharingProfiles(),
                        new ThirdPartyRequests(),
                        new Withdrawals()));
    }
}
