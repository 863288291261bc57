package org.npcs.repository.conformance.provider.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of each record, whatever becomes of the others. */
final class RecordResults {

    private static final String PLANTED = "QZQZQZ";
    private static final int WAITS = 300;

    @Requirement(
            value = {"EXC-005", "EXC-006", "EXC-012"},
            lookFirst = "Records that are not JSON at all, which have neither key nor noun.")
    void oneBadRowBlocksNothing(Server server) {
        ObjectNode first = Sent.incident(server);
        ObjectNode miscoded = Sent.miscoded(server, PLANTED);
        ObjectNode last = Sent.incident(server);
        String body = first + "\n{\"noun\":\"incident\",\"" + PLANTED + "\n" + miscoded + "\n" + last + "\n";
        JsonNode done = Sent.done(server, Sent.of(server, "?wait=30", body).send());
        Expect.equal("the state", "accepted-with-rejections", done.path("state").asString(""));
        List<JsonNode> results = Sent.results(server, done, "");
        Expect.equal(
                "places and outcomes:",
                List.of("1 created", "2 rejected", "3 rejected", "4 created"),
                results.stream()
                        .map(one -> one.path("index").asInt(0) + " "
                                + one.path("outcome").asString(""))
                        .toList());
        Expect.equal(
                "the local key of the third,",
                miscoded.at("/content/localKey").asString(""),
                results.get(2).path("localKey").asString(""));
        for (JsonNode rejected : results.subList(1, 3)) {
            Expect.that(!rejected.path("findings").isEmpty(), "findings of a rejected record", "none");
            Expect.that(!rejected.toString().contains(PLANTED), "no submitted value", "the planted value");
        }
        Expect.equal("the status of the last record:", 200, Sent.stored(server, last));
    }

    @Requirement(value = "EXC-008", lookFirst = "Batches that are worked off from top to bottom.")
    void aReviewMayStandBeforeItsIncident(Server server) {
        ObjectNode incident = accepted(server);
        JsonNode done = Sent.done(server, List.of(review(server, incident), incident));
        Expect.equal("records created:", 2L, done.at("/counts/created").asLong(0));
    }

    @Requirement(value = "EXC-009", lookFirst = "Incidents that come by a single PUT.")
    void aReviewWaitsForItsIncident(Server server) {
        ObjectNode incident = accepted(server);
        JsonNode done = Sent.done(server, List.of(review(server, incident)));
        JsonNode waiting = Sent.results(server, done, "").get(0);
        Expect.equal(
                "the outcome of a review alone:",
                "waiting",
                waiting.path("outcome").asString(""));
        Expect.that(waiting.has("waitingUntil"), "until when it waits", "nothing about it");
        Sent.done(server, List.of(incident));
        String path = Paths.submission(done.path("id").asString(""));
        for (int i = 0; i < WAITS; i++) {
            JsonNode now = server.as(Persona.FIRST_NIGHTLY).get(path).json();
            if (now.at("/counts/waiting").asInt(0) == 0) {
                Expect.equal("reviews created:", 1L, now.at("/counts/created").asLong(0));
                String key = incident.at("/content/localKey").asString("");
                Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.review(server.first(), key, 1)), 200);
                return;
            }
            Sent.pause();
        }
        throw new Inconclusive("the review still waited after " + WAITS / 10 + " s");
    }

    @Requirement(value = "EXC-013", lookFirst = "A second copy of the rules for batches.")
    void theRulesAreThoseOfASingleWrite(Server server) {
        ObjectNode faulty = Sent.miscoded(server, "QQ");
        ObjectNode content = (ObjectNode) faulty.path("content");
        content.remove("eventDate");
        content.withObject("/child").put("ageYears", 77);
        Answer single = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(server.first(), content.path("localKey").asString("")))
                .json(content)
                .send();
        JsonNode findings = Expect.problem(single, 422, "validation-failed").path("findings");
        JsonNode done = Sent.done(server, List.of(faulty));
        Expect.equal(
                "rules and places",
                places(findings),
                places(Sent.results(server, done, "").get(0).path("findings")));
    }

    @Requirement(value = "EXC-024", lookFirst = "Whether the scope of the noun is looked at for each record.")
    void aBatchIsNoWayAroundAScope(Server server) {
        ObjectNode record = Sent.incident(server);
        String token = server.tokens().of(Persona.FIRST_NIGHTLY, "exchange:write exchange:read review:write");
        Answer answer = Sent.of(server, "?wait=30", Sent.lines(List.of(record)))
                .header("Authorization", "Bearer " + token)
                .send();
        JsonNode done = Sent.done(server, answer);
        Expect.equal("records rejected:", 1L, done.at("/counts/rejected").asLong(0));
        Expect.equal("the status of the record:", 404, Sent.stored(server, record));
    }

    private static List<String> places(JsonNode findings) {
        List<String> places = new ArrayList<>();
        findings.forEach(finding -> places.add(finding.path("rule").asString("") + " "
                + finding.path("pointer").asString("")));
        return places.stream().sorted().collect(Collectors.toList());
    }

    private static ObjectNode accepted(Server server) {
        return Sent.incident(server).put("state", "accepted");
    }

    private static ObjectNode review(Server server, ObjectNode incident) {
        String key = incident.at("/content/localKey").asString("");
        return Sent.record(
                server,
                "review",
                server.given().reviewContent(key, 1, server.instrument().unrated()));
    }
}
