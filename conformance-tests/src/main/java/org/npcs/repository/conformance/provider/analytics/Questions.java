package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A refusal helps to ask again and tells nothing. */
final class Questions {

    @Requirement(value = "ANA-007", lookFirst = "Whether members can be told apart by any name of the dimension.")
    void whatCannotBeAskedIsRefusedWithWhatCan(Server server) {
        String release = "&release=" + server.releases().published(server);
        String own = "&member=" + server.first();
        for (String whose : List.of(release, own)) {
            JsonNode unknown =
                    Expect.problem(Asked.table(server, "incidents?by=shoeSize" + whose), 400, "unknown-dimension");
            List<String> allowed = Asked.texts(unknown.path("allowed"));
            Expect.that(allowed.contains("kind"), "the dimensions that there are", "the list " + allowed);
            Expect.problem(
                    Asked.table(server, "incidents?by=kind,ageBand,openCase" + whose), 400, "too-many-dimensions");
            for (String member : List.of("member", "jurisdiction")) {
                Expect.problem(Asked.table(server, "incidents?by=" + member + whose), 403, "members-not-named");
            }
        }
        Answer pair = Asked.table(server, "incidents?by=openCase,race" + release);
        JsonNode other = Expect.problem(pair, 422, "not-in-release");
        Expect.that(!other.path("allowed").isEmpty(), "the sets that the release has", "none");
        Expect.problem(Asked.table(server, "shoe-sizes"), 404, "unknown-table");
    }
}
