package org.npcs.repository.conformance.provider.incident;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.node.ObjectNode;

/** Two records that are one child, and one record that is two. */
final class OneOrTwo {

    @Requirement(
            value = {"INC-044", "INC-045"},
            lookFirst = "Review numbers that both incidents have, and the order of the two.")
    void theOlderOfTwoGoesOn(Server server) {
        Stored older = server.given().accepted();
        server.given().review(older, 1, server.instrument().unrated());
        Stored younger = server.given().accepted();
        Stored moved = server.given().review(younger, 1, server.instrument().unrated());
        Answer reversed = merge(server, younger, older);
        Expect.problem(reversed, 409, "merge-reversed");
        Answer merged = Expect.status(merge(server, older, younger), 200);
        Expect.equal("the survivor", older.id(), merged.text("/survivor/id"));
        Expect.equal("the review that moved", moved.id(), merged.text("/movedReviews/0/id"));
        Answer review = read(server, Paths.review(server.first(), older.key(), 2));
        Expect.equal("the review under its new key,", moved.id(), review.text("/id"));
        Answer ended = read(server, Paths.incident(younger.id()));
        Expect.equal("the state of the younger:", "merged", ended.text("/state"));
        Expect.equal("where the younger went on,", older.id(), ended.text("/mergedInto"));
        ObjectNode changed = younger.content().deepCopy();
        changed.withObject("/child").put("ageYears", 4);
        Answer write = server.as(Persona.FIRST_NIGHTLY)
                .put(younger.path())
                .ifMatch("*")
                .json(changed)
                .send();
        Expect.problem(write, 409, "record-merged");
    }

    @Requirement(value = "INC-046", lookFirst = "Reviews that were not named, which stay.")
    void twoThatWereOneNameEachOther(Server server) {
        Stored origin = server.given().accepted();
        Stored stays = server.given().review(origin, 1, server.instrument().unrated());
        Stored goes = server.given().review(origin, 2, server.instrument().unrated());
        ObjectNode body = server.invented().object().put("reason", "entry-error");
        body.set("content", server.invented().incident(server.invented().key()));
        body.putArray("reviews").add(2);
        Answer split = Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(origin.id()) + "/splits")
                        .json(body)
                        .send(),
                201);
        String created = split.text("/created/id");
        Expect.equal("from what the new one was split:", origin.id(), split.text("/created/splitFrom"));
        Answer left = read(server, Paths.incident(origin.id()));
        Expect.equal("into what the first one was split:", created, left.text("/splitInto/0"));
        Expect.equal(
                "the incident of the named review,",
                created,
                read(server, Paths.review(goes.id())).text("/incidentId"));
        Expect.equal(
                "the incident of the other review,",
                origin.id(),
                read(server, Paths.review(stays.id())).text("/incidentId"));
    }

    private static Answer merge(Server server, Stored survivor, Stored duplicate) {
        Answer current = read(server, Paths.incident(duplicate.id()));
        return server.as(Persona.FIRST_NIGHTLY)
                .post(Paths.incident(survivor.id()) + "/merges")
                .json(server.invented()
                        .object()
                        .put("duplicate", duplicate.id())
                        .put("duplicateVersion", current.json().path("version").asInt(0))
                        .put("reason", "duplicate"))
                .send();
    }

    private static Answer read(Server server, String path) {
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path), 200);
    }
}
