package org.npcs.repository.conformance.provider.analytics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A number that changed is explained. */
final class ReleaseChanges {

    @Requirement(value = "ANA-028", lookFirst = "Figures of a period that only one of the two releases has.")
    void aComparisonListsWhatChangedAndNothingElse(Server server) {
        String release = server.releases().published(server);
        Expect.that(
                changes(server, release, release).isEmpty(), "no change between a release and itself", "one at least");
        List<String> others =
                Pages.all(server.as(Persona.FIRST_ANALYST), "/v1/releases?limit=50&state=published", 50, "/id");
        String passing = server.releases().passing(server);
        List<String> lasting =
                others.stream().filter(id -> !id.startsWith(passing)).toList();
        for (String earlier : lasting.stream().limit(2).toList()) {
            Set<String> cells = new HashSet<>();
            for (JsonNode change : changes(server, release, earlier)) {
                Expect.that(
                        !change.path("before").equals(change.path("after")),
                        "two figures that differ",
                        "twice " + change.path("after").asString(""));
                Expect.that(cells.add(change.path("cell").asString("")), "each cell once", "a cell that comes again");
            }
        }
    }

    private static List<JsonNode> changes(Server server, String release, String earlier) {
        return Pages.items(
                server.as(Persona.FIRST_ANALYST),
                "/v1/releases/" + release + "/comparison?limit=500&earlier=" + earlier,
                500);
    }
}
