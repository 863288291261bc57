package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the second member judges of an item of the first. */
final class LibraryReviews {

    static ObjectNode content(Server server, OneItem item) {
        return server.invented()
                .object()
                .put(
                        "itemVersion",
                        item.read(OneItem.OWNER).json().path("version").asInt(0))
                .put("recommendation", "with-changes")
                .put("evidenceLevel", "promising")
                .put("named", false);
    }

    private static String path(String member, OneItem item) {
        return "/v1/jurisdictions/" + member + "/library-reviews/" + item.id();
    }

    static Answer put(Server server, OneItem item, ObjectNode content) {
        return server.as(OneItem.READER)
                .put(path(server.second(), item))
                .json(content)
                .send();
    }

    @Requirement(value = "LRN-016", lookFirst = "Whether the owner of the item is compared with the one that judges.")
    void nobodyJudgesItsOwn(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Answer own = server.as(OneItem.OWNER)
                    .put(path(server.first(), item))
                    .json(content(server, item))
                    .send();
            JsonNode refused = Expect.problem(own, 422, "validation-failed");
            Expect.equal(
                    "the place",
                    "/recommendation",
                    refused.at("/findings/0/pointer").asString(""));
        }
    }

    @Requirement(value = "LRN-017", lookFirst = "Whether the name of a member is told only where it says so.")
    void whoDoesNotWantToBeNamedIsNot(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.status(put(server, item, content(server, item)), 201);
            Answer told = server.as(OneItem.OWNER).get(item.path() + "/reviews");
            Expect.equal("judgements", 1, told.json().path("items").size());
            Expect.that(!told.text().contains('"' + server.second() + '"'), "no code of the member", "the code in it");
            Expect.problem(server.as(OneItem.OWNER).get(path(server.second(), item)), 404, "not-found");
            Answer named = server.as(OneItem.READER)
                    .put(path(server.second(), item) + "?expectedVersion=1")
                    .json(content(server, item).put("named", true))
                    .send();
            Expect.status(named, 200);
            Expect.equal(
                    "who judges",
                    List.of(server.second()),
                    Pages.all(server.as(OneItem.OWNER), item.path() + "/reviews?limit=100", 100, "/jurisdiction"));
        }
    }
}
