package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Releases;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A draft is no number; two pairs of eyes look at what leaves. */
final class ReleaseLife {

    @Requirement(value = "ANA-020", lookFirst = "Lists that are not filtered for whoever may not build.")
    void draftsAreKnownToWhoMayBuildAlone(Server server) {
        String draft = server.releases().draft(server).path("id").asString("");
        Expect.status(server.as(Persona.STEWARD).get("/v1/releases/" + draft), 200);
        Expect.problem(server.as(Persona.FIRST_ANALYST).get("/v1/releases/" + draft), 404, "unknown-release");
        Expect.problem(Asked.table(server, "trend?release=" + draft), 404, "unknown-release");
        List<String> listed = Pages.all(server.as(Persona.FIRST_ANALYST), "/v1/releases?limit=50", 50, "/id");
        Expect.that(!listed.contains(draft), "no draft in the list of an analyst", draft);
    }

    @Requirement(value = "ANA-021", lookFirst = "Days that records have to arrive after a period has ended.")
    void onlyTheOperatorBuildsAndOnlyOfWhatHasEnded(Server server) {
        server.releases().draft(server);
        Releases releases = server.releases();
        String ended = releases.lastEnded(server);
        Expect.refused(releases.ask(server, Persona.FIRST_ANALYST, ended, ""));
        Expect.refused(releases.ask(server, Persona.FIRST_ADMIN, ended, ""));
        Expect.problem(releases.ask(server, Persona.STEWARD, releases.lastOpen(server), ""), 422, "period-not-ended");
    }

    @Requirement(value = "ANA-022", lookFirst = "Clocks, orders of rows and identifiers that enter the digest.")
    void buildingTwiceFromOneInstantGivesOneDigest(Server server) {
        Releases releases = server.releases();
        releases.published(server);
        releases.alone(() -> {
            String base = releases.lastEnded(server);
            JsonNode first = releases.build(server, base, "");
            JsonNode second = releases.build(server, base, first.path("asOf").asString(""));
            Expect.that(!first.path("digest").asString("").isEmpty(), "a digest", "none");
            Expect.equal("the digest", first.path("digest"), second.path("digest"));
            for (JsonNode made : List.of(first, second)) {
                Expect.status(
                        releases.move(server, Persona.STEWARD, made.path("id").asString(""), "abandoned", ""), 200);
            }
        });
    }

    /** On a server that fails this, the draft is published: it holds what the published one before it holds. */
    @Requirement(value = "ANA-023", lookFirst = "Whether who asked for it is remembered.")
    void whoAskedForItDoesNotPublishIt(Server server) {
        String draft = server.releases().draft(server).path("id").asString("");
        Answer alone = server.releases().move(server, Persona.STEWARD, draft, "published", "");
        Expect.problem(alone, 409, "second-person-needed");
    }
}
