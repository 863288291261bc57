package org.npcs.repository.conformance.provider.learning;

import java.time.OffsetDateTime;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adoptions of the second member, and how an item spreads. */
final class LibraryAdoptions {

    private static final List<String> STEPS = List.of("adopted", "adapted", "stopped");

    static ObjectNode content(Server server, OneItem item, String state) {
        return server.invented()
                .object()
                .put("state", state)
                .put("since", "2026-01-31")
                .put(
                        "itemVersion",
                        item.read(OneItem.READER).json().path("version").asInt(0))
                .put("adapted", false)
                .put("shared", false);
    }

    private static String path(Server server, OneItem item) {
        return "/v1/jurisdictions/" + server.second() + "/library-adoptions/" + item.id();
    }

    static Answer put(Server server, OneItem item, ObjectNode content) {
        String version = server.as(OneItem.READER).get(path(server, item)).text("/version");
        return server.as(OneItem.READER)
                .put(path(server, item) + (version.isEmpty() ? "" : "?expectedVersion=" + version))
                .json(content)
                .send();
    }

    @Requirement(value = "LRN-012", lookFirst = "Whether reading asks if the owner shares the adoption.")
    void whatIsNotSharedExistsForNobodyElse(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.status(put(server, item, content(server, item, "adopted")), 201);
            Expect.problem(server.as(OneItem.OWNER).get(path(server, item)), 404, "not-found");
            Expect.equal("shared adoptions", List.of(), shared(server, item));
            Expect.status(put(server, item, content(server, item, "adopted").put("shared", true)), 200);
            Expect.equal("shared adoptions", List.of(server.second()), shared(server, item));
            Expect.problem(server.as(OneItem.OWNER).get(path(server, item)), 404, "not-found");
        }
    }

    private static List<String> shared(Server server, OneItem item) {
        return Pages.all(server.as(OneItem.OWNER), item.path() + "/adoptions?limit=100", 100, "/jurisdiction");
    }

    @Requirement(
            value = "LRN-013",
            lookFirst = "Whether a statement is compared with the one before and with published versions.")
    void stepsAreLegalAndVersionsPublished(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            JsonNode refused = Expect.problem(
                    put(server, item, content(server, item, "trying").put("itemVersion", 99)),
                    422,
                    "validation-failed");
            Expect.equal(
                    "the place",
                    "/itemVersion",
                    refused.at("/findings/0/pointer").asString(""));
            Expect.status(put(server, item, content(server, item, "adopted")), 201);
            for (String back : List.of("considering", "trying")) {
                Expect.problem(put(server, item, content(server, item, back)), 409, "illegal-transition");
            }
            Expect.status(put(server, item, content(server, item, "stopped")), 200);
        }
    }

    /** An item of which one other member has adopted a version. */
    private static JsonNode spread(Server server) {
        try (OneItem item = OneItem.published(server, OneItem.content(server))) {
            Expect.status(put(server, item, content(server, item, "adopted")), 201);
            return Expect.status(server.as(OneItem.OWNER).get(item.path() + "/spread"), 200)
                    .json();
        }
    }

    @Requirement(value = "LRN-014", lookFirst = "Whether a number is told only with five members behind it.")
    void fewerThanFiveAreNotTold(Server server) {
        Map<String, Integer> last = new HashMap<>();
        for (JsonNode quarter : spread(server).path("quarters")) {
            for (String step : STEPS) {
                JsonNode figure = quarter.path(step);
                int before = last.getOrDefault(step, 0);
                int members = figure.path("members").asInt(before);
                Expect.that(
                        members == before || members - before >= 5,
                        "no difference of fewer than five members",
                        members + " after " + before);
                Expect.equal(
                        "the status",
                        members > 0 ? "told" : "fewer-than-five",
                        figure.path("status").asString(""));
                last.put(step, members);
            }
        }
    }

    @Requirement(value = "LRN-015", lookFirst = "Whether the running quarter is left out.")
    void onlyQuartersThatHaveEndedAreTold(Server server) {
        JsonNode spread = spread(server);
        OffsetDateTime now = OffsetDateTime.parse(spread.at("/meta/at").asString(""));
        String running = now.getYear() + "Q" + now.get(IsoFields.QUARTER_OF_YEAR);
        for (JsonNode quarter : spread.path("quarters")) {
            String name = quarter.path("quarter").asString("");
            Expect.that(name.compareTo(running) < 0, "a quarter before " + running, name);
        }
    }
}
