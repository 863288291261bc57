package org.npcs.repository.conformance.provider.governance;

import java.util.Locale;
import org.npcs.repository.conformance.provider.Expect;

/** Advisors that serve during a check. */
final class Advisors {

    private Advisors() {}

    /** Lets an invented organisation advise from yesterday until some days from now; returns its key. */
    static String serving(OneGroup group) {
        String organisation =
                "conformance-" + group.server().invented().letters(8).toLowerCase(Locale.ROOT);
        var role = Roles.advisor(group.server(), organisation)
                .put("startsOn", group.today().minusDays(1).toString())
                .put("endsOn", group.today().plusDays(5).toString());
        Expect.status(Roles.give(group.server(), organisation, role), 201);
        return organisation;
    }
}
