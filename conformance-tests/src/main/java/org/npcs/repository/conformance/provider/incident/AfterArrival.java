package org.npcs.repository.conformance.provider.incident;

import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Incidents that were never ours, and keys that were wrong. */
final class AfterArrival {

    @Requirement(
            value = {"INC-040", "INC-041"},
            lookFirst = "Writes of reviews, which look at the incident only when a review is opened.")
    void aVoidedIncidentRestsUntilItIsReinstated(Server server) {
        Stored incident = server.given().accepted();
        step(server, incident, "voided", "test-record");
        Expect.that(!listed(server, incident), "a list without the voided incident", "a list with it");
        ObjectNode changed = incident.content().deepCopy();
        changed.withObject("/child").put("ageYears", 4);
        Answer write = server.as(Persona.FIRST_NIGHTLY)
                .put(incident.path())
                .ifMatch("*")
                .json(changed)
                .send();
        Expect.problem(write, 409, "record-voided");
        Answer review = server.as(Persona.FIRST_REVIEWER)
                .put(Paths.review(server.first(), incident.key(), 1))
                .json(server.given()
                        .reviewContent(incident.key(), 1, server.instrument().unrated()))
                .send();
        Expect.problem(review, 409, "record-voided");
        Answer back = step(server, incident, "reinstated", "entry-error");
        Expect.equal("the state of the reinstated incident:", "accepted", back.text("/state"));
        Expect.that(listed(server, incident), "a list with the reinstated incident", "a list without it");
    }

    @Requirement(
            value = {"INC-042", "INC-043"},
            lookFirst = "First writes, which may know nothing of keys that were given up.")
    void anotherKeyMakesNoOtherIncident(Server server) {
        Stored incident = server.given().incident();
        String feed = Paths.changes(server.first());
        String cursor = server.as(Persona.FIRST_NIGHTLY).get(feed + "?from=now").text("/nextCursor");
        String key = server.invented().key();
        Answer renamed = server.as(Persona.FIRST_NIGHTLY)
                .put(Paths.incident(incident.id()) + "/local-key")
                .json(server.invented().object().put("localKey", key).put("reason", "entry-error"))
                .send();
        Expect.status(renamed, 200);
        Expect.equal("the identifier", incident.id(), renamed.text("/id"));
        Expect.equal("the local key", key, renamed.text("/localKey"));
        Expect.equal("the key before, in the feed,", incident.key(), previous(server, feed, cursor, incident));
        Answer old = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(incident.path()), 200);
        Expect.equal("the incident under its former key,", incident.id(), old.text("/id"));
        Answer second = server.as(Persona.FIRST_NIGHTLY)
                .put(incident.path())
                .json(incident.content())
                .send();
        Expect.equal(
                "the key of today",
                key,
                Expect.problem(second, 409, "key-replaced").path("currentKey").asString(""));
    }

    private static String previous(Server server, String feed, String cursor, Stored incident) {
        String at = cursor;
        JsonNode page;
        do {
            page = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(feed + "?limit=500&cursor=" + at), 200)
                    .json();
            for (JsonNode change : page.path("items")) {
                if (change.path("recordId").asString("").equals(incident.id())
                        && change.path("kind").asString("").equals("rekeyed")) {
                    return change.path("previousKey").asString("");
                }
            }
            at = page.path("nextCursor").asString("");
        } while (!page.path("complete").asBoolean(true));
        return "";
    }

    private static Answer step(Server server, Stored incident, String to, String reason) {
        return Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/transitions")
                        .key(server.invented().identifier().toString())
                        .json(server.invented().object().put("to", to).put("reason", reason))
                        .send(),
                200);
    }

    private static boolean listed(Server server, Stored incident) {
        String day = incident.content().path("eventDate").asString("");
        String path = Paths.incidents(server.first()) + "?limit=500&eventFrom=" + day + "&eventTo=" + day;
        String cursor = "";
        JsonNode page;
        do {
            page = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(path + cursor), 200)
                    .json();
            for (JsonNode item : page.path("items")) {
                if (item.path("id").asString("").equals(incident.id())) {
                    return true;
                }
            }
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        } while (!page.path("complete").asBoolean(true));
        return false;
    }
}
