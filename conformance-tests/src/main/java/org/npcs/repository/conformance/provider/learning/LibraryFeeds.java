package org.npcs.repository.conformance.provider.learning;

import java.util.ArrayList;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;

/** What other members find of library items in their change feeds. */
final class LibraryFeeds {

    @Requirement(value = "LRN-019", lookFirst = "Whether each step of a published item is told in the feeds of others.")
    void othersAreToldOfEachStep(Server server) {
        String feed = "/v1/jurisdictions/" + server.second() + "/changes?limit=200&noun=library-item";
        String from = Expect.status(server.as(Persona.SECOND_NIGHTLY).get(feed + "&from=now"), 200)
                .text("/nextCursor");
        try (OneItem draft = OneItem.drafted(server, OneItem.content(server));
                OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.status(item.rewrite(OneItem.content(server).put("title", "A lesson that was told better")), 200);
            Expect.status(item.move("withdrawn"), 200);
            Expect.equal(
                    "the steps in the feed",
                    List.of("published", "published", "withdrawn"),
                    steps(server, feed, from, item.id()));
            Expect.equal("steps of a draft", List.of(), steps(server, feed, from, draft.id()));
        }
    }

    private static List<String> steps(Server server, String feed, String from, String item) {
        List<String> told = new ArrayList<>();
        String cursor = from;
        boolean complete = false;
        while (!complete) {
            Answer page = Expect.status(server.as(Persona.SECOND_NIGHTLY).get(feed + "&cursor=" + cursor), 200);
            page.json()
                    .path("items")
                    .valueStream()
                    .filter(entry -> entry.path("naturalKey").asString("").equals(item))
                    .forEach(entry -> told.add(entry.path("state").asString("")));
            complete = page.json().path("complete").asBoolean(true);
            cursor = page.text("/nextCursor");
        }
        return told;
    }
}
