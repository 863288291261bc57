package org.npcs.repository.conformance.provider.notice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Door;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was issued reaches its audience, and nobody else. */
final class ToldNotices {

    private static final String SECOND_ACTION = "Keep cribs in stock.";
    private static final String AMENDED = "Amended notice of a conformance run";

    @Requirement(value = "NTC-008", lookFirst = "Whether each step is told in the feed of each member of the audience.")
    void theAudienceIsToldOfEachStep(Server server) {
        Map<Persona, String> feeds =
                Map.of(Persona.FIRST_NIGHTLY, feed(server.first()), Persona.SECOND_NIGHTLY, feed(server.second()));
        Map<Persona, String> cursors = new EnumMap<>(Persona.class);
        feeds.forEach((persona, feed) -> cursors.put(
                persona,
                Expect.status(server.as(persona).get(feed + "&from=now"), 200).text("/nextCursor")));
        try (OneNotice notice = OneNotice.issued(server)) {
            amend(server, notice);
            Expect.status(notice.end("closed"), 200);
            try (OneNotice other = OneNotice.issued(server)) {
                Expect.status(other.end("withdrawn"), 200);
                List<String> numbers = List.of(notice.number(), other.number());
                feeds.forEach((persona, feed) -> Expect.equal(
                        "the steps in the feed",
                        List.of("issued", "amended", "closed", "issued", "withdrawn"),
                        steps(server.as(persona), feed, cursors.getOrDefault(persona, ""), numbers)));
            }
        }
    }

    private static String feed(String member) {
        return "/v1/jurisdictions/" + member + "/changes?limit=200&noun=safety-notice";
    }

    private static List<String> steps(Door door, String feed, String from, List<String> numbers) {
        List<String> told = new ArrayList<>();
        String cursor = from;
        boolean complete = false;
        while (!complete) {
            Answer page = Expect.status(door.get(feed + "&cursor=" + cursor), 200);
            page.json()
                    .path("items")
                    .valueStream()
                    .filter(entry -> numbers.contains(entry.path("naturalKey").asString("")))
                    .forEach(entry -> told.add(entry.path("state").asString("")));
            complete = page.json().path("complete").asBoolean(true);
            cursor = page.text("/nextCursor");
        }
        return told;
    }

    private static void amend(Server server, OneNotice notice) {
        Expect.status(notice.put(OneNotice.content(server).put("title", AMENDED)), 200);
        notice.pass();
        Expect.status(notice.move("amended"), 200);
    }

    @Requirement(value = "NTC-009", lookFirst = "Whether the audience is asked for when a notice is read.")
    void aNoticeExistsForItsAudienceAlone(Server server) {
        String kind = Expect.status(server.as(Persona.FIRST_ADMIN).get("/v1/jurisdictions/" + server.first()), 200)
                .text("/kind");
        ObjectNode content = OneNotice.content(server).put("audience", "by-kind");
        content.putArray("audienceKinds").add(kind.equals("district") ? "territory" : "district");
        try (OneNotice notice = OneNotice.issued(server, content)) {
            String number = notice.number();
            Expect.problem(server.as(Persona.FIRST_ANALYST).get(OneNotice.COLLECTION + "/" + number), 404, "not-found");
            Expect.that(
                    !Pages.all(server.as(Persona.FIRST_ANALYST), OneNotice.COLLECTION + "?limit=100", 100, "/number")
                            .contains(number),
                    "no notice for others in the list",
                    "one");
            Expect.problem(
                    server.as(Persona.FIRST_ANALYST)
                            .put("/v1/jurisdictions/" + server.first() + "/notice-responses/" + number)
                            .json(server.invented()
                                    .object()
                                    .put("state", "acknowledged")
                                    .put("role", "other"))
                            .send(),
                    404,
                    "not-found");
        }
    }

    @Requirement(value = "NTC-014", lookFirst = "Which of the offered media types the answer has.")
    void aNoticeIsPrinted(Server server) {
        ObjectNode content = OneNotice.content(server);
        ObjectNode second = (ObjectNode) content.at("/actions/0").deepCopy();
        content.withArray("/actions").add(second.put("key", "crib-stock").put("text", SECOND_ACTION));
        try (OneNotice notice = OneNotice.issued(server, content)) {
            Answer page = Expect.status(form(server, notice, "text/html"), 200);
            Expect.equal("the media type", "text/html", page.mediaType());
            for (String text : List.of(notice.number(), OneNotice.TITLE, OneNotice.ACTION, SECOND_ACTION)) {
                Expect.that(page.text().contains(text), "the page with its number, title and actions", "without one");
            }
            Answer print = Expect.status(form(server, notice, "application/pdf"), 200);
            Expect.equal("the media type", "application/pdf", print.mediaType());
            Expect.that(print.text().startsWith("%PDF-"), "a PDF", "something else");
        }
    }

    private static Answer form(Server server, OneNotice notice, String type) {
        return server.as(Persona.FIRST_ANALYST)
                .call("GET", notice.path())
                .header("Accept", type)
                .send();
    }

    @Requirement(value = "NTC-015", lookFirst = "Whether an amendment lies beside the notice until it has passed.")
    void anAmendmentIsSeenAfterTheGate(Server server) {
        try (OneNotice notice = OneNotice.issued(server)) {
            Expect.status(notice.put(OneNotice.content(server).put("title", AMENDED)), 200);
            Expect.equal("the title", OneNotice.TITLE, title(notice));
            Expect.problem(notice.move("amended"), 409, "second-person-needed");
            notice.pass();
            Expect.status(notice.move("amended"), 200);
            Expect.equal("the title", AMENDED, title(notice));
            List<String> titles = Expect.status(server.as(Persona.FIRST_ANALYST).get(notice.path() + "/versions"), 200)
                    .json()
                    .path("items")
                    .valueStream()
                    .map((JsonNode one) -> one.at("/content/title").asString(""))
                    .toList();
            Expect.equal("the titles of the versions", List.of(OneNotice.TITLE, AMENDED), titles);
        }
    }

    private static String title(OneNotice notice) {
        return Expect.status(notice.read(Persona.FIRST_ANALYST), 200).text("/content/title");
    }
}
