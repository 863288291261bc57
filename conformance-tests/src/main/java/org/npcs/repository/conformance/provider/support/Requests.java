package org.npcs.repository.conformance.provider.support;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked for, by whom it is seen and moved. */
final class Requests {

    private static final int PAGE = 100;

    @Requirement(value = "SUP-004", lookFirst = "Whether bodies with unknown members are refused.")
    void aRequestHoldsNothingOfACase(Server server) {
        List<ObjectNode> faulty = List.of(
                OneRequest.content(server, "staff-care").put("incidentId", "0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f6b01"),
                OneRequest.content(server, "staff-care")
                        .put("localKey", server.invented().key()),
                OneRequest.content(server, "staff-care").put("mailbox", "jane.doe@conformance.example.org"));
        for (ObjectNode content : faulty) {
            Expect.problem(OneRequest.asked(server, content), 422, "validation-failed");
        }
    }

    @Requirement(value = "SUP-005", lookFirst = "Whether a step asks for the side of the caller.")
    void eachSideTakesItsOwnSteps(Server server) {
        try (OneRequest request = OneRequest.matched(server)) {
            JsonNode refused = Expect.problem(request.close(OneRequest.HELPING), 409, "illegal-transition");
            Expect.equal("the state", "matched", refused.path("state").asString(""));
            Expect.equal(
                    "what is possible",
                    List.of("in-progress", "requested"),
                    refused.path("allowed")
                            .valueStream()
                            .map(one -> one.asString(""))
                            .sorted()
                            .toList());
            Expect.problem(request.move(Persona.STEWARD, "in-progress"), 409, "illegal-transition");
            Expect.status(request.move(OneRequest.HELPING, "in-progress"), 200);
            Expect.problem(request.move(OneRequest.ASKING, "withdrawn"), 409, "illegal-transition");
            Expect.status(request.close(OneRequest.ASKING), 200);
        }
    }

    @Requirement(value = "SUP-006", lookFirst = "Whether the helper is compared with the caller.")
    void aRequestIsForThoseWhoTakePart(Server server) {
        try (OneRequest request = OneRequest.of(server)) {
            Expect.problem(request.read(OneRequest.HELPING), 404, "not-found");
            Expect.problem(request.move(OneRequest.HELPING, "withdrawn"), 404, "not-found");
            Expect.that(!listed(server, OneRequest.HELPING).contains(request.id()), "no request of others", "one");
            request.helperIsReady();
            Expect.status(request.match(), 200);
            for (Persona persona : List.of(OneRequest.ASKING, OneRequest.HELPING, Persona.STEWARD)) {
                Expect.status(request.read(persona), 200);
                Expect.that(listed(server, persona).contains(request.id()), "the request in the list", "none");
            }
            Expect.status(request.move(OneRequest.HELPING, "requested"), 200);
            Expect.problem(request.read(OneRequest.HELPING), 404, "not-found");
        }
    }

    private static List<String> listed(Server server, Persona persona) {
        return Pages.all(server.as(persona), OneRequest.COLLECTION + "?limit=100", PAGE, "/id");
    }

    @Requirement(value = "SUP-009", lookFirst = "Whether the profile of the helper is read.")
    void onlyWhoCanHelpIsMatched(Server server) {
        try (OneRequest request = OneRequest.of(server, "media-guidance")) {
            request.helperIsReady();
            Expect.problem(request.match(), 422, "validation-failed");
        }
        try (OneRequest request = OneRequest.of(server)) {
            request.helperIsReady();
            Expect.that(
                    Pages.all(server.as(Persona.STEWARD), "/v1/support-helpers?limit=100", PAGE, "/jurisdiction")
                            .contains(server.second()),
                    "the second member among the helpers",
                    "that it is not");
            Expect.status(request.match(), 200);
        }
    }

    @Requirement(value = "SUP-010", lookFirst = "Whether a match is told in the feed of the helper.")
    void theHelperIsTold(Server server) {
        String feed = "/v1/jurisdictions/" + server.second() + "/changes?limit=200&noun=support-request";
        String cursor = Expect.status(server.as(Persona.SECOND_NIGHTLY).get(feed + "&from=now"), 200)
                .text("/nextCursor");
        try (OneRequest request = OneRequest.matched(server)) {
            Answer page = Expect.status(server.as(Persona.SECOND_NIGHTLY).get(feed + "&cursor=" + cursor), 200);
            Expect.that(
                    page.json().path("items").valueStream().anyMatch(one -> one.path("naturalKey")
                            .asString("")
                            .equals(request.id())),
                    "an entry for the request",
                    "none");
        }
    }

    @Requirement(value = "SUP-015", lookFirst = "How many members stand behind a figure.")
    void figuresNameNobody(Server server) {
        try (OneRequest request = OneRequest.of(server)) {
            Answer told = Expect.status(server.as(OneRequest.ASKING).get("/v1/support-summary"), 200);
            for (String name : List.of("requests", "open", "matched", "closed", "withdrawn")) {
                Expect.equal(
                        name + ", in multiples of five",
                        0,
                        told.json().path(name).asInt(0) % 5);
            }
            Expect.that(
                    told.json().has("requests") != told.json().has("withheld"),
                    "figures or why there are none",
                    "neither");
            for (String member : List.of(server.first(), server.second())) {
                Expect.that(!told.text().contains("\"" + member + "\""), "no member named", "one");
            }
            Answer exact = Expect.status(server.as(Persona.STEWARD).get("/v1/support-summary"), 200);
            Expect.that(
                    exact.json().path("requests").asInt(0) >= 1, "the request " + request.id() + " counted", "none");
        }
    }
}
