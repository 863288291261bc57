package org.npcs.repository.conformance.provider.membership;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun membership. */
public final class MembershipChecks {

    private MembershipChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "membership",
                Server.class,
                List.of(
                        new WhoAmI(),
                        new Directory(),
                        new Delegations(),
                        new Clients(),
                        new Keys(),
                        new Relays(),
                        new GoLive(),
                        new AnalystTokens(),
                        new Teams(),
                        new Belonging(),
                        new Participants(),
                        new Faults()));
    }
}
