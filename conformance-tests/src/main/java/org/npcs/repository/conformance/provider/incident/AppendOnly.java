package org.npcs.repository.conformance.provider.incident;

import java.time.LocalDate;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** What was decided when is evidence. */
final class AppendOnly {

    private static final LocalDate DAY = LocalDate.of(2024, 4, 1);

    @Requirement(value = "INC-006", lookFirst = "PUT and PATCH of the whole content, which can leave entries out.")
    void aStoredDeterminationStays(Server server) {
        Stored incident = server.given().incident();
        ObjectNode altered = incident.content().deepCopy();
        ((ObjectNode) altered.at("/determinations/0")).put("kind", "fatality");
        ObjectNode removed = incident.content().deepCopy();
        removed.remove("determinations");
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        for (ObjectNode content : java.util.List.of(altered, removed)) {
            refused(nightly.put(incident.path())
                    .ifMatch(incident.etag())
                    .json(content)
                    .send());
        }
        refused(nightly.patch(incident.path(), "{\"determinations\":null}")
                .ifMatch(incident.etag())
                .send());
        refused(nightly.post(Paths.incident(incident.id()) + "/determinations")
                .json(server.invented().determination(1, "fatality", DAY))
                .send());
        Answer stored = nightly.get(incident.path());
        Expect.that(
                stored.json().path("content").equals(incident.content()),
                "the content as it was stored",
                stored.json().path("content").toString());
    }

    @Requirement(value = "INC-006", lookFirst = "Whether findings are guarded as determinations are.")
    void aStoredFindingStays(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key());
        content.putArray("findings").add(server.invented().finding(1));
        Stored incident = server.given().incident(content);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        ObjectNode altered = content.deepCopy();
        ((ObjectNode) altered.at("/findings/0")).put("disposition", "5");
        refused(nightly.put(incident.path())
                .ifMatch(incident.etag())
                .json(altered)
                .send());
        refused(nightly.post(Paths.incident(incident.id()) + "/findings")
                .json(server.invented().finding(1).put("disposition", "5"))
                .send());
    }

    @Requirement(value = "INC-007", lookFirst = "Where the kind is computed, and whether retractions count.")
    void theKindIsThatOfTheLatestDetermination(Server server) {
        Stored incident = server.given().incident();
        String path = Paths.incident(incident.id());
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.equal("the kind", "near-fatality", nightly.get(path).text("/kind"));
        Answer died = nightly.post(path + "/determinations")
                .json(server.invented().determination(2, "fatality", DAY))
                .send();
        Expect.equal("the kind", "fatality", Expect.status(died, 201).text("/kind"));
        ObjectNode retraction = server.invented().determination(3, "fatality", DAY.plusDays(1));
        retraction.put("status", "retracted").put("supersedes", 2).put("reason", "entry-error");
        Answer retracted =
                nightly.post(path + "/determinations").json(retraction).send();
        Expect.equal("the kind", "near-fatality", Expect.status(retracted, 201).text("/kind"));
        Expect.equal("the kind", "near-fatality", nightly.get(path).text("/kind"));
    }

    private static void refused(Answer answer) {
        Expect.problem(answer, 409, "append-only");
    }
}
