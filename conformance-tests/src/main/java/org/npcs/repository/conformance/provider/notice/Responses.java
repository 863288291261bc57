package org.npcs.repository.conformance.provider.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the first member stands, as it says itself. */
final class Responses {

    private static final Set<String> OPEN = Set.of("not-seen", "acknowledged", "assessing");
    private static final Set<String> ENDED = Set.of("closed", "withdrawn");

    @Requirement(value = "NTC-010", lookFirst = "Whether a step is compared with the state before it.")
    void aResponseTakesItsSteps(Server server) {
        try (OneNotice notice = OneNotice.issued(server)) {
            Answer before = read(server, notice);
            Expect.equal("the state", "not-seen", before.text("/state"));
            JsonNode refused = Expect.problem(state(server, notice, "action-done"), 409, "illegal-transition");
            Expect.equal("the state", "not-seen", refused.path("state").asString(""));
            Expect.equal(
                    "what is possible",
                    List.of("acknowledged"),
                    refused.path("allowed")
                            .valueStream()
                            .map(one -> one.asString(""))
                            .toList());
            List<String> steps = List.of("acknowledged", "assessing", "action-planned", "action-done");
            for (String step : steps) {
                Expect.status(state(server, notice, step), 200, 201);
            }
            Expect.equal(
                    "the steps",
                    steps,
                    read(server, notice)
                            .json()
                            .path("steps")
                            .valueStream()
                            .map(one -> one.path("state").asString(""))
                            .toList());
            Expect.that(
                    Pages.all(server.as(Persona.FIRST_ANALYST), collection(server) + "?limit=100", 100, "/noticeId")
                            .contains(notice.id()),
                    "the response in the list",
                    "that it is not there");
        }
    }

    @Requirement(value = "NTC-013", lookFirst = "Whether days are counted by the clock of the repository.")
    void theClockSaysWhatIsOverdue(Server server) {
        String soon = server.today().plusDays(2).toString();
        try (OneNotice notice =
                OneNotice.issued(server, OneNotice.content(server).put("respondBy", soon))) {
            Answer read = read(server, notice);
            long days = Duration.between(Instant.parse(read.text("/issuedAt")), Instant.parse(read.text("/meta/at")))
                    .toDays();
            Expect.equal(
                    "days since the issue",
                    days,
                    read.json().path("daysSinceIssue").asLong(-1));
            Expect.equal("respondBy", soon, read.text("/respondBy"));
            late(read.json(), read.text("/meta/at"));
            lateInTheList(server);
            Answer uptake = Expect.status(server.as(Persona.OPERATOR).get(notice.path() + "/responses"), 200);
            uptake.json()
                    .path("rows")
                    .forEach(
                            row -> late(((ObjectNode) row.deepCopy()).put("respondBy", soon), uptake.text("/meta/at")));
            Expect.status(state(server, notice, "acknowledged"), 201);
            Expect.status(planned(server, notice, "2001-01-31"), 200);
            Expect.equal("actionOverdue", true, actionOverdue(server, notice));
            Expect.status(planned(server, notice, "2099-01-31"), 200);
            Expect.equal("actionOverdue", false, actionOverdue(server, notice));
        }
    }

    /** Responses to notices that go on, of earlier runs among them; the days of ended ones stand still. */
    private static void lateInTheList(Server server) {
        Answer listed = Expect.status(server.as(Persona.FIRST_ANALYST).get(collection(server) + "?limit=100"), 200);
        listed.json()
                .path("items")
                .valueStream()
                .filter(one -> !ENDED.contains(one.path("noticeState").asString("")))
                .forEach(one -> late(one, listed.text("/meta/at")));
    }

    private static void late(JsonNode response, String now) {
        boolean passed =
                now.substring(0, 10).compareTo(response.path("respondBy").asString("")) > 0;
        String state = response.path("state").asString("");
        Expect.equal(
                "overdue of " + state + " by " + response.path("respondBy").asString(""),
                passed && OPEN.contains(state),
                response.path("overdue").asBoolean(!passed));
    }

    private static boolean actionOverdue(Server server, OneNotice notice) {
        return read(server, notice).json().path("actionOverdue").asBoolean(false);
    }

    private static Answer planned(Server server, OneNotice notice, String day) {
        return state(
                server,
                notice,
                server.invented()
                        .object()
                        .put("state", "action-planned")
                        .put("role", "safety-lead")
                        .put("plannedFor", day));
    }

    @Requirement(value = "NTC-016", lookFirst = "Whether notes are screened.")
    void aNoteNamesNobody(Server server) {
        try (OneNotice notice = OneNotice.issued(server)) {
            Answer refused = server.as(Persona.FIRST_ANALYST)
                    .put(path(server, notice))
                    .json(server.invented()
                            .object()
                            .put("state", "acknowledged")
                            .put("role", "other")
                            .put("note", "Call 555-201-3344 to learn more of it.")
                            .put("noteFor", "issuer"))
                    .send();
            Expect.problem(refused, 422, "validation-failed");
            Expect.that(!refused.text().contains("201-3344"), "a refusal without the text", "the text in it");
        }
    }

    @Requirement(value = "NTC-017", lookFirst = "Whether a response asks for the state of the notice.")
    void whatHasEndedAsksForNothing(Server server) {
        for (String end : List.of("closed", "withdrawn")) {
            try (OneNotice notice = OneNotice.issued(server);
                    OneNotice answered = OneNotice.issued(server)) {
                Expect.status(state(server, answered, "acknowledged"), 201);
                for (OneNotice one : List.of(notice, answered)) {
                    Expect.status(one.end(end), 200);
                    String next = one == notice ? "acknowledged" : "assessing";
                    JsonNode refused = Expect.problem(state(server, one, next), 409, "illegal-transition");
                    Expect.equal("the state", end, refused.path("state").asString(""));
                }
                Expect.equal(
                        "the response", "acknowledged", read(server, answered).text("/state"));
            }
        }
    }

    static Answer state(Server server, OneNotice notice, String state) {
        return state(
                server, notice, server.invented().object().put("state", state).put("role", "safety-lead"));
    }

    private static Answer state(Server server, OneNotice notice, ObjectNode response) {
        return server.as(Persona.FIRST_ANALYST)
                .put(path(server, notice)
                        + "?expectedVersion="
                        + read(server, notice).json().path("version").asInt(0))
                .json(response)
                .send();
    }

    static Answer read(Server server, OneNotice notice) {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(path(server, notice)), 200);
    }

    static String path(Server server, OneNotice notice) {
        return collection(server) + "/" + notice.id();
    }

    private static String collection(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/notice-responses";
    }
}
