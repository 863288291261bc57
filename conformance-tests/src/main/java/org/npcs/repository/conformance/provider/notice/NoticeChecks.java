package org.npcs.repository.conformance.provider.notice;

import java.util.List;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.Checks;

/** The checks of the noun notice. */
public final class NoticeChecks {

    private NoticeChecks() {}

    /** Returns all checks. */
    public static List<Check<Server>> all() {
        return Checks.of(
                "notice",
                Server.class,
                List.of(
                        new Drafts(),
                        new Gates(),
                        new EvidenceFigures(),
                        new ToldNotices(),
                        new Responses(),
                        new Uptakes()));
    }
}
