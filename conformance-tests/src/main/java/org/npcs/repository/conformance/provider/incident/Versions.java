package org.npcs.repository.conformance.provider.incident;

import java.time.Instant;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Nothing is overwritten. */
final class Versions {

    private static final long PAUSE_MILLIS = 60;

    @Requirement(value = "INC-004", lookFirst = "Updates that delete and insert, which give a new identifier.")
    void aChangeMakesTheNextVersionOfTheSameRecord(Server server) {
        Stored incident = server.given().incident();
        ObjectNode second = aged(incident, 4);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Answer changed = Expect.status(
                nightly.put(incident.path())
                        .ifMatch(incident.etag())
                        .json(second)
                        .send(),
                200);
        expect(changed, incident, 2);
        Answer again = Expect.status(
                nightly.put(incident.path() + "?expectedVersion=2")
                        .json(aged(incident, 5))
                        .send(),
                200);
        expect(again, incident, 3);
        Answer read = nightly.get(Paths.incident(incident.id()));
        Expect.equal("the age", 5, read.json().at("/content/child/ageYears").asInt(0));
    }

    @Requirement(value = "INC-005", lookFirst = "Histories that keep differences, or only the last version.")
    void everyVersionStaysReadable(Server server) {
        Stored incident = server.given().incident();
        pause();
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Answer changed = nightly.put(incident.path())
                .ifMatch(incident.etag())
                .json(aged(incident, 4))
                .send();
        Expect.status(changed, 200);
        String base = Paths.incident(incident.id());
        List<JsonNode> versions =
                org.npcs.repository.conformance.provider.Pages.items(nightly, base + "/versions?limit=1", 1);
        Expect.equal("the number of versions", 2, versions.size());
        Expect.equal("as first version", 1, versions.get(0).path("version").asInt(0));
        Answer first = Expect.status(nightly.get(base + "/versions/1"), 200);
        Expect.that(first.json().path("content").equals(incident.content()), "version 1 as it was", "another content");
        Answer second = Expect.status(nightly.get(base + "/versions/2"), 200);
        Expect.equal(
                "the age in version 2",
                4,
                second.json().at("/content/child/ageYears").asInt(0));
        Expect.status(nightly.get(base + "/versions/3"), 404);

        Instant from = instant(first);
        Instant until = instant(second);
        Instant between = from.plusNanos(java.time.Duration.between(from, until).toNanos() / 2);
        for (String path : List.of(base, incident.path())) {
            Answer then = Expect.status(nightly.get(path + "?asOf=" + between), 200);
            Expect.equal(
                    "the version of that instant",
                    1,
                    then.json().path("version").asInt(0));
            Expect.that(then.json().path("content").equals(incident.content()), "the content of then", "another one");
        }
    }

    private static Instant instant(Answer version) {
        String at = version.text("/updatedAt");
        Expect.that(!at.isEmpty(), "updatedAt in a version", "none");
        return Instant.parse(at);
    }

    private static void expect(Answer answer, Stored incident, int version) {
        Expect.equal("the version", version, answer.json().path("version").asInt(0));
        Expect.equal("the identifier", incident.id(), answer.text("/id"));
    }

    private static ObjectNode aged(Stored incident, int years) {
        ObjectNode content = incident.content().deepCopy();
        content.withObject("/child").put("ageYears", years);
        return content;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
