package org.npcs.repository.conformance.provider.exchange;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun exchange. */
public final class ExchangeChecks {

    private ExchangeChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "exchange",
                Server.class,
                List.of(
                        new Feed(),
                        new HeldRecords(),
                        new Waiting(),
                        new Periods(),
                        new Denominators(),
                        new Submissions(),
                        new Previews(),
                        new BodyForms(),
                        new RecordResults(),
                        new ResultSheets(),
                        new Quality(),
                        new Webhooks()));
    }
}
