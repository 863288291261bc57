package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Releases;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Whoever cited a number learns that it stands no longer. */
final class Recalls {

    @Requirement(value = "ANA-024", lookFirst = "Whether a recalled release is gone or answers that it was recalled.")
    void aRecalledReleaseSaysSoAndNamesWhatToUse(Server server) {
        Releases releases = server.releases();
        releases.published(server);
        releases.alone(() -> recalled(server, releases.passing(server)));
    }

    private static void recalled(Server server, String base) {
        Releases releases = server.releases();
        String kept = published(server, base);
        String recalled = published(server, base);
        Expect.status(releases.move(server, Persona.STEWARD, recalled, "recalled", "entry-error"), 200);
        JsonNode problem = Expect.problem(Asked.table(server, "trend?release=" + recalled), 410, "release-recalled");
        List<String> instead = Asked.texts(problem.path("allowed"));
        Expect.that(instead.contains(kept), "the release to use instead, " + kept, "the list " + instead);
        Expect.status(Asked.table(server, "trend?release=" + kept), 200);
    }

    private static String published(Server server, String base) {
        Releases releases = server.releases();
        return releases.publish(
                server, releases.build(server, base, "").path("id").asString(""));
    }
}
