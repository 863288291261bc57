package org.npcs.repository.conformance.provider.incident;

import java.time.LocalDate;
import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import org.npcs.repository.conformance.provider.TwoCopies;
import tools.jackson.databind.JsonNode;

/** Copies of one event: suspected by the repository, linked by their owners alone, counted once. */
final class Duplicates {

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
        TwoCopies pair = TwoCopies.of(server);
        JsonNode ours = candidate(
                server, Persona.FIRST_NIGHTLY, server.first(), pair.ours().id(), server.second());
        JsonNode theirs = candidate(
                server, Persona.SECOND_NIGHTLY, server.second(), pair.theirs().id(), server.first());
        Expect.equal("the candidate of both owners,", text(ours, "/id"), text(theirs, "/id"));
        Expect.equal("the other owner", server.second(), text(ours, "/other/jurisdiction"));
        Expect.equal(
                "members of the other side",
                List.of("jurisdiction"),
                List.copyOf(ours.path("other").propertyNames()));
        Answer read = Expect.status(
                server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(pair.ours().id())), 200);
        Expect.that(!read.json().toString().contains(pair.token()), "an incident without its token", "the token");
    }

    @Requirement(
            value = {"INC-061", "INC-062"},
            lookFirst = "Whether the second owner was asked, and who may part.")
    void allOwnersLinkAndAnyOwnerParts(Server server) {
        TwoCopies pair = TwoCopies.of(server);
        String start = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY).get(Paths.changes(server.first()) + "?noun=incident&from=now"),
                        200)
                .text("/nextCursor");
        String id = text(
                candidate(
                        server,
                        Persona.FIRST_NIGHTLY,
                        server.first(),
                        pair.ours().id(),
                        server.second()),
                "/id");
        Expect.status(decide(server, Persona.FIRST_NIGHTLY, id, "same-event"), 200);
        Expect.equal("the event before all have agreed:", "", event(server, Persona.FIRST_NIGHTLY, pair.ours()));
        Answer agreed = Expect.status(decide(server, Persona.SECOND_NIGHTLY, id, "same-event"), 200);
        Expect.equal("the state", "same-event", agreed.text("/state"));
        String event = event(server, Persona.FIRST_NIGHTLY, pair.ours());
        Expect.that(!event.isEmpty(), "an event after all have agreed", "none");
        Expect.equal("the event of the other copy,", event, event(server, Persona.SECOND_NIGHTLY, pair.theirs()));
        boolean told = Expect.status(
                        server.as(Persona.FIRST_NIGHTLY)
                                .get(Paths.changes(server.first()) + "?noun=incident&limit=500&cursor=" + start),
                        200)
                .json()
                .path("items")
                .valueStream()
                .filter(change -> text(change, "/recordId").equals(pair.ours().id()))
                .anyMatch(change -> text(change, "/kind").equals("linked"));
        Expect.that(told, "an entry linked in the feed", "none");
        Expect.status(decide(server, Persona.SECOND_NIGHTLY, id, "unlinked"), 200);
        Expect.equal("the event of the other owner's copy:", "", event(server, Persona.FIRST_NIGHTLY, pair.ours()));
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

    private static Answer decide(Server server, Persona persona, String id, String decision) {
        return TwoCopies.decide(server, persona, id, decision);
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

    private static JsonNode candidate(Server server, Persona persona, String owner, String incident, String other) {
        return TwoCopies.candidate(server, persona, owner, incident, other);
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }
}
