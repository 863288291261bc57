package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun platform. */
public final class PlatformChecks {

    private PlatformChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "platform",
                Server.class,
                List.of(
                        new Announced(),
                        new Problems(),
                        new Bodies(),
                        new UnknownMembers(),
                        new IdempotencyKeys(),
                        new EntityTags(),
                        new Preconditions(),
                        new Cursors(),
                        new PageSizes(),
                        new Discovery(),
                        new Negotiation(),
                        new PublishedLimits(),
                        new TokenChecks(),
                        new Permissions(),
                        new OtherMembers(),
                        new Vendors()));
    }
}
