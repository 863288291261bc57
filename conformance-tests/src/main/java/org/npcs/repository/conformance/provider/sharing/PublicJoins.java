package org.npcs.repository.conformance.provider.sharing;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What public notices find of what members would see, and what nobody sees of a held text. */
final class PublicJoins {

    private static final int AGE = 16;
    private static final String SEX = "incident.child.sex";

    @Requirement(
            value = {"SHR-060", "SHR-062"},
            lookFirst = "Whether notices are compared with what is seen instead of what is stored.")
    void aNoticeFindsOneFewOrNone(Server server) {
        LocalDate day = server.invented().day();
        accepted(server, day, "1");
        accepted(server, day, "2");
        Assumed assumed = Assumed.agreed(server)
                .choosing("incident.eventDate", "coarsened", "quarter")
                .choosing("incident.child.ageYears", "full", "")
                .choosing(SEX, "full", "");
        JsonNode joined = assumed.join(List.of(
                        notice(server, day).put("sex", "2"),
                        notice(server, day),
                        notice(server, day.minusYears(60)).put("sex", "2")))
                .json();
        Expect.equal("notices:", 3, joined.path("notices").asInt(0));
        Expect.equal("the first", "unique", fit(joined, 0));
        Expect.equal("the second", "few", fit(joined, 1));
        Expect.equal("the third", "none", fit(joined, 2));
        Expect.equal(
                "the counts",
                List.of(1, 1, 0, 1),
                List.of(
                        joined.path("unique").asInt(-1),
                        joined.path("few").asInt(-1),
                        joined.path("many").asInt(-1),
                        joined.path("none").asInt(-1)));
        Expect.that(
                joined.path("elements")
                        .valueStream()
                        .anyMatch(one -> one.path("element").asString("").equals(SEX)),
                "the sex among the elements that make a match unique",
                "that it is not");
    }

    @Requirement(value = "SHR-061", lookFirst = "Whether records that members do not see are joined.")
    void whatIsNotSeenIsNotFound(Server server) {
        LocalDate day = server.invented().day();
        accepted(server, day, "2");
        JsonNode joined =
                Assumed.agreed(server).join(List.of(notice(server, day))).json();
        Expect.equal("records:", 0, joined.path("records").asInt(-1));
        Expect.equal("notices that find nothing:", 1, joined.path("none").asInt(-1));
    }

    @Requirement(value = "REV-070", lookFirst = "Whether previews and sharing screen free texts first.")
    void aHeldTextIsInNoPreview(Server server) {
        Assumed assumed = Assumed.agreed(server).choosing("review.lesson", "full", "");
        String plain = "A shared hand-off sheet helps.";
        JsonNode shown = seen(assumed, server, plain);
        Expect.equal("a plain text", plain, shown.at("/content/lesson").asString(""));
        JsonNode hidden = seen(assumed, server, "Ask Quintessa Ferrowhistle about it.");
        Expect.that(!hidden.toString().contains("Quintessa"), "no word of a held text", "the planted name");
        Expect.equal(
                "the reason",
                "held-for-redaction",
                hidden.at("/withheld/0/reason").asString(""));
    }

    private static JsonNode seen(Assumed assumed, Server server, String lesson) {
        ObjectNode review = server.given()
                .reviewContent(server.invented().key(), 1, server.instrument().unrated())
                .put("lesson", lesson);
        return assumed.preview("review", review).json().at("/records/0");
    }

    private static String fit(JsonNode joined, int notice) {
        return joined.path("matches")
                .valueStream()
                .filter(one -> one.path("notice").asInt(-1) == notice)
                .map(one -> one.path("records").asString(""))
                .findFirst()
                .orElse("none");
    }

    private static ObjectNode notice(Server server, LocalDate day) {
        return server.invented()
                .object()
                .put("ageYears", AGE)
                .put("eventMonth", day.toString().substring(0, 7));
    }

    private static void accepted(Server server, LocalDate day, String sex) {
        ObjectNode content = server.invented().incident(server.invented().key(), day);
        content.withObject("/child").put("ageYears", AGE).put("sex", sex);
        Stored incident = server.given().incident(content);
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/transitions")
                        .json(server.invented().object().put("to", "accepted"))
                        .send(),
                200);
    }
}
