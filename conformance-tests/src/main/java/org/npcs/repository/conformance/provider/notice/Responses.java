package org.npcs.repository.conformance.provider.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Where the first member stands, as it says itself. */
final class Responses {

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
        try (OneNotice notice = OneNotice.issued(server)) {
            Answer read = read(server, notice);
            long days = Duration.between(Instant.parse(read.text("/issuedAt")), Instant.parse(read.text("/meta/at")))
                    .toDays();
            Expect.equal(
                    "days since the issue",
                    days,
                    read.json().path("daysSinceIssue").asLong(-1));
            Expect.equal("respondBy", "2099-01-31", read.text("/respondBy"));
            Expect.equal("overdue", "false", read.text("/overdue"));
        }
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
        try (OneNotice notice = OneNotice.issued(server)) {
            Expect.status(notice.end("closed"), 200);
            JsonNode refused = Expect.problem(state(server, notice, "acknowledged"), 409, "illegal-transition");
            Expect.equal("the state", "closed", refused.path("state").asString(""));
        }
    }

    static Answer state(Server server, OneNotice notice, String state) {
        return server.as(Persona.FIRST_ANALYST)
                .put(path(server, notice)
                        + "?expectedVersion="
                        + read(server, notice).json().path("version").asInt(0))
                .json(server.invented().object().put("state", state).put("role", "safety-lead"))
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
