package org.npcs.repository.conformance.provider.platform;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;

/** Entity tags, and what may be kept of an answer. */
final class EntityTags {

    @Requirement(value = "PLT-011", lookFirst = "Servers that weaken tags when they compress answers.")
    void headerAndBodyCarryTheSameStrongTag(Server server) {
        Stored review = server.given().review();
        Answer read = server.as(Persona.FIRST_REVIEWER).get(Paths.review(review.id()));
        String key = server.invented().key();
        Answer written = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), key))
                .json(server.invented().incident(key))
                .send();
        Answer incident = server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(written.text("/id")));
        for (Answer answer : List.of(read, written, incident)) {
            Expect.status(answer, 200, 201);
            String tag = answer.header("ETag").orElse("");
            Expect.that(tag.matches("\"[^\"]+\""), "a strong entity tag in the header", "'" + tag + "'");
            Expect.equal("in the body, the tag", tag, answer.text("/etag"));
        }
    }

    @Requirement(value = "PLT-023", lookFirst = "Security libraries set the header only for some media types.")
    void recordDataAreNotKeptBySharedCaches(Server server) {
        Stored review = server.given().review();
        var reviewer = server.as(Persona.FIRST_REVIEWER);
        List<Answer> answers = List.of(
                reviewer.get(Paths.incident(server.first(), review.key())),
                reviewer.get(Paths.incidents(server.first()) + "?limit=1"),
                reviewer.get(Paths.review(review.id())),
                reviewer.get("/v1/me"));
        for (Answer answer : answers) {
            String control = Expect.status(answer, 200).headers("Cache-Control");
            Expect.that(
                    control.contains("private") && control.contains("no-store"),
                    "Cache-Control private, no-store",
                    "'" + control + "'");
        }
    }
}
