package org.npcs.repository.conformance.provider.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Failed;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of one event: suspected by the repository, linked by their owners alone, counted once. */
final class Duplicates {

    private static final int PATIENCE_SECONDS = 20;

    @Requirement(value = "INC-060", lookFirst = "Whether two local keys of one owner are compared at all.")
    void twoKeysForOneChildAreSuspected(Server server) {
        LocalDate day = server.invented().day();
        Stored one = server.given().incident(day);
        Stored other = server.given().incident(day.plusDays(1));
        JsonNode candidate = candidate(server, Persona.FIRST_NIGHTLY, server.first(), one.id(), other.id());
        Expect.equal("the state", "suspected", text(candidate, "/state"));
        List<String> agreeing =
                candidate.path("agreeing").valueStream().map(JsonNode::asString).toList();
        Expect.that(agreeing.contains("event-week"), "event-week among what agrees", agreeing.toString());
        Expect.that(
                !candidate.toString().contains(day.toString()),
                "names of what agrees, no values",
                "the date of the event");
    }

    @Requirement(
            value = {"INC-060", "INC-064"},
            lookFirst = "What an owner is told of the other side.")
    void equalTokensMatchAndTellNothing(Server server) {
        Pair pair = pair(server);
        JsonNode ours = candidate(server, Persona.FIRST_NIGHTLY, server.first(), pair.ours.id(), server.second());
        JsonNode theirs = candidate(server, Persona.SECOND_NIGHTLY, server.second(), pair.theirs.id(), server.first());
        Expect.equal("the candidate of both owners,", text(ours, "/id"), text(theirs, "/id"));
        Expect.equal("the other owner", server.second(), text(ours, "/other/jurisdiction"));
        Expect.equal(
                "members of the other side",
                List.of("jurisdiction"),
                List.copyOf(ours.path("other").propertyNames()));
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(pair.ours.id())), 200);
        Expect.that(!read.json().toString().contains(pair.token), "an incident without its token", "the token");
    }

    @Requirement(
            value = {"INC-061", "INC-062"},
            lookFirst = "Whether the second owner was asked, and who may part.")
    void allOwnersLinkAndAnyOwnerParts(Server server) {
        Pair pair = pair(server);
        String start = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY).get(Paths.changes(server.first()) + "?noun=incident&from=now"),
                        200)
                .text("/nextCursor");
        String id =
                text(candidate(server, Persona.FIRST_NIGHTLY, server.first(), pair.ours.id(), server.second()), "/id");
        Expect.status(decide(server, Persona.FIRST_NIGHTLY, id, "same-event"), 200);
        Expect.equal("the event before all have agreed:", "", event(server, Persona.FIRST_NIGHTLY, pair.ours));
        Answer agreed = Expect.status(decide(server, Persona.SECOND_NIGHTLY, id, "same-event"), 200);
        Expect.equal("the state", "same-event", agreed.text("/state"));
        String event = event(server, Persona.FIRST_NIGHTLY, pair.ours);
        Expect.that(!event.isEmpty(), "an event after all have agreed", "none");
        Expect.equal("the event of the other copy,", event, event(server, Persona.SECOND_NIGHTLY, pair.theirs));
        boolean told = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(Paths.changes(server.first()) + "?noun=incident&limit=500&cursor=" + start),
                        200)
                .json()
                .path("items")
                .valueStream()
                .filter(change -> text(change, "/recordId").equals(pair.ours.id()))
                .anyMatch(change -> text(change, "/kind").equals("linked"));
        Expect.that(told, "an entry linked in the feed", "none");
        Expect.status(decide(server, Persona.SECOND_NIGHTLY, id, "unlinked"), 200);
        Expect.equal("the event of the other owner's copy:", "", event(server, Persona.FIRST_NIGHTLY, pair.ours));
    }

    @Requirement(value = "INC-063", lookFirst = "Whether the candidate is looked up by its identifier alone.")
    void nobodyElseFindsACandidate(Server server) {
        LocalDate day = server.invented().day();
        Stored one = server.given().incident(day);
        Stored other = server.given().incident(day);
        String id = text(candidate(server, Persona.FIRST_NIGHTLY, server.first(), one.id(), other.id()), "/id");
        Expect.problem(server.as(Persona.SECOND_NIGHTLY).get("/v1/duplicate-candidates/" + id), 404, "not-found");
        Expect.problem(decide(server, Persona.SECOND_NIGHTLY, id, "different"), 404, "not-found");
    }

    @Requirement(value = "INC-065", lookFirst = "Whether copies or events are counted.")
    void anEventCountsOnce(Server server) {
        LocalDate day = server.invented().day();
        Stored one = server.given().incident(day);
        Stored other = server.given().incident(day);
        String id = text(candidate(server, Persona.FIRST_NIGHTLY, server.first(), one.id(), other.id()), "/id");
        JsonNode before = counts(server, day);
        Expect.status(decide(server, Persona.FIRST_NIGHTLY, id, "same-event"), 200);
        JsonNode after = counts(server, day);
        Expect.equal("copies", count(before, "copies"), count(after, "copies"));
        Expect.equal("events", count(before, "events") - 1, count(after, "events"));
    }

    /** Incidents of two owners with one token, which agree in nothing else. */
    private record Pair(Stored ours, Stored theirs, String token) {}

    private static Pair pair(Server server) {
        ObjectNode content = server.invented().incident(server.invented().key(), LocalDate.of(2023, 2, 3));
        content.withObject("/child").put("sex", "1").put("ageYears", 11);
        Stored ours = server.given().incident();
        Stored theirs = server.given().incident(Persona.SECOND_NIGHTLY, server.second(), content);
        String token = server.invented().letters(30);
        give(server, Persona.FIRST_NIGHTLY, ours, token);
        give(server, Persona.SECOND_NIGHTLY, theirs, token);
        return new Pair(ours, theirs, token);
    }

    private static void give(Server server, Persona persona, Stored incident, String token) {
        Expect.status(
                server.as(persona)
                        .post(Paths.incident(incident.id()) + "/match-tokens")
                        .json(server.invented().object().put("token", token))
                        .send(),
                201);
    }

    private static Answer decide(Server server, Persona persona, String id, String decision) {
        ObjectNode body = server.invented().object().put("decision", decision).put("reason", "new-information");
        return server.as(persona)
                .post("/v1/duplicate-candidates/" + id + "/decisions")
                .json(body)
                .send();
    }

    private static String event(Server server, Persona persona, Stored incident) {
        return Expect.status(server.as(persona).get(Paths.incident(incident.id())), 200)
                .text("/eventId");
    }

    private static JsonNode counts(Server server, LocalDate day) {
        String address = "/v1/jurisdictions/" + server.first() + "/incident-counts?from=" + day + "&to=" + day;
        return Expect.status(server.as(Persona.FIRST_NIGHTLY).get(address), 200).json();
    }

    private static int count(JsonNode counts, String what) {
        return counts.path("total").path(what).asInt(-1);
    }

    /** Waits for the candidate with an incident and with another one, or one of another owner. */
    private static JsonNode candidate(Server server, Persona persona, String owner, String incident, String other) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        String path = "/v1/jurisdictions/" + owner + "/duplicate-candidates?state=suspected&limit=500";
        do {
            Optional<JsonNode> found = Pages.items(server.as(persona), path, 500).stream()
                    .filter(item -> concerns(item, incident)
                            && (concerns(item, other)
                                    || text(item, "/other/jurisdiction").equals(other)))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(100_000_000);
        } while (System.nanoTime() < end);
        throw new Failed("a duplicate candidate", "none after " + PATIENCE_SECONDS + " s");
    }

    private static boolean concerns(JsonNode candidate, String incident) {
        return text(candidate, "/incidentId").equals(incident)
                || text(candidate, "/other/incidentId").equals(incident);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }
}
