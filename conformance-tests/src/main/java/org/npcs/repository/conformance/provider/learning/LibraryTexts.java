package org.npcs.repository.conformance.provider.learning;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an item says, and what it must not. */
final class LibraryTexts {

    @Requirement(value = "LRN-005", lookFirst = "Whether a lesson is asked for its result.")
    void aLessonSaysHowItWent(Server server) {
        ObjectNode silent = OneItem.content(server);
        silent.remove("result");
        JsonNode refused = Expect.problem(OneItem.asked(server, silent), 422, "validation-failed");
        Expect.equal("the place", "/result", refused.at("/findings/0/pointer").asString(""));
        OneItem.drafted(server, silent.put("kind", "tool")).close();
    }

    @Requirement(value = "LRN-008", lookFirst = "Whether texts are screened before they are stored.")
    void textsPointToNobody(Server server) {
        Answer refused = OneItem.asked(
                server, OneItem.content(server).put("summary", "Call 555-201-3344 to learn what was found."));
        suspected(refused, "/summary");
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            ObjectNode adoption = LibraryAdoptions.content(server, item, "adopted")
                    .put("adapted", true)
                    .put("adaptation", "Call 555-201-3344 to learn what was changed.");
            suspected(LibraryAdoptions.put(server, item, adoption), "/adaptation");
            ObjectNode review =
                    LibraryReviews.content(server, item).put("text", "Call 555-201-3344 to learn what we think of it.");
            suspected(LibraryReviews.put(server, item, review), "/text");
        }
    }

    private static void suspected(Answer refused, String pointer) {
        JsonNode problem = Expect.problem(refused, 422, "validation-failed");
        Expect.equal("the place", pointer, problem.at("/findings/0/pointer").asString(""));
        Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
    }

    @Requirement(
            value = "LRN-009",
            lookFirst = "Whether releases, notices and priorities that are named are looked up.")
    void whatAnItemRestsOnCanBeRead(Server server) {
        ObjectNode content = OneItem.content(server).put("priorityId", "00000000-0000-7000-8000-000000000001");
        content.putArray("notices").add("NPCS-SN-2001-01");
        content.putArray("evidence")
                .addObject()
                .put("release", "2001Q1.1")
                .put("table", "incidents")
                .put("period", "2001");
        List<String> pointers = Expect.problem(OneItem.asked(server, content), 422, "validation-failed")
                .path("findings")
                .valueStream()
                .map(finding -> finding.path("pointer").asString(""))
                .sorted()
                .toList();
        Expect.equal("the places", List.of("/evidence/0", "/notices/0", "/priorityId"), pointers);
    }

    @Requirement(value = "LRN-018", lookFirst = "Whether a source address is looked at when the owner is not shown.")
    void anAddressMayTellWhoWrote(Server server) {
        ObjectNode content = OneItem.content(server).put("source", "https://www.example.org/visit-card");
        Answer made = Expect.status(OneItem.asked(server, content), 201);
        try (OneItem hidden = OneItem.of(server, made)) {
            Expect.equal("the warning", "/source", made.text("/warnings/0/pointer"));
            Answer shown = Expect.status(hidden.rewrite(content.put("ownerShown", true)), 200);
            Expect.equal("warnings", 0, shown.json().path("warnings").size());
        }
    }
}
