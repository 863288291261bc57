package org.npcs.repository.conformance.provider.audit;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;

/** What is in the trail, and who may read it. */
final class Entries {

    @Requirement(value = "AUD-001", lookFirst = "Whether the entry is written in the transaction of the reading.")
    void aWriteAndAReadingAreEntries(Server server) {
        Trail trail = new Trail(server);
        Stored incident = server.given().incident();
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id())), 200);
        JsonNode entry = trail.of(read, "&recordId=" + incident.id());
        Expect.equal("the action", "read", entry.path("action").asString(""));
        Expect.equal("the outcome", "done", entry.path("outcome").asString(""));
        Expect.equal("the operation", "getIncident", entry.path("operation").asString(""));
        Expect.equal(
                "the client",
                server.configuration().clientId(Persona.FIRST_NIGHTLY),
                entry.path("clientId").asString(""));
        Expect.that(
                trail.entries("&recordId=" + incident.id()).stream()
                        .anyMatch(one -> one.path("action").asString("").equals("create")),
                "an entry of the first version",
                "none");
    }

    @Requirement(value = "AUD-002", lookFirst = "Whether the refusal is noted after the roll back of the request.")
    void aRefusalIsAnEntry(Server server) {
        Answer refused = server.as(Persona.FIRST_REVIEWER).get(new Trail(server).path("audit-head"));
        Expect.problem(refused, 403, "insufficient-scope");
        JsonNode entry = new Trail(server).of(refused, "&outcome=refused" + by(server, Persona.FIRST_REVIEWER));
        Expect.equal("the code", "insufficient-scope", entry.path("code").asString(""));
        Expect.equal("the operation", "getAuditHead", entry.path("operation").asString(""));
    }

    @Requirement(value = "AUD-003", lookFirst = "Whether the owner of an identifier is looked up after a refusal.")
    void theOwnerSeesAnAttemptAndTheCallerNothing(Server server) {
        Stored incident = server.given().incident();
        Answer foreign = server.as(Persona.SECOND_NIGHTLY).get(Paths.incident(incident.id()));
        Answer unknown = server.as(Persona.SECOND_NIGHTLY)
                .get(Paths.incident(server.invented().identifier().toString()));
        Expect.problem(foreign, 404, "not-found");
        Expect.equal("the problem", told(unknown), told(foreign));
        JsonNode entry = new Trail(server).of(foreign, "&outcome=refused&recordId=" + incident.id());
        Expect.equal(
                "the caller's jurisdiction",
                server.second(),
                entry.path("callerJurisdiction").asString(""));
        Answer addressed = server.as(Persona.SECOND_NIGHTLY).get(Paths.incidents(server.first()));
        Expect.problem(addressed, 404, "not-found");
        Expect.equal(
                "the code",
                "not-found",
                new Trail(server)
                        .of(addressed, "&outcome=refused" + by(server, Persona.SECOND_NIGHTLY))
                        .path("code")
                        .asString(""));
    }

    @Requirement(value = "AUD-007", lookFirst = "Whether each filter reaches the query.")
    void entriesAreChosen(Server server) {
        Trail trail = new Trail(server);
        Stored incident = server.given().incident();
        Expect.status(server.as(Persona.FIRST_REVIEWER).get(Paths.incident(incident.id())), 200);
        String reviewer = server.configuration().clientId(Persona.FIRST_REVIEWER);
        String at =
                trail.entries("&recordId=" + incident.id()).get(0).path("at").asString("");
        chosen(trail, "&clientId=" + reviewer + "&from=" + at, one -> one.path("clientId")
                .asString("")
                .equals(reviewer));
        chosen(trail, "&action=create&from=" + at, one -> one.path("action")
                .asString("")
                .equals("create"));
        chosen(trail, "&outcome=done&from=" + at, one -> one.path("outcome")
                .asString("")
                .equals("done"));
        chosen(trail, "&from=" + at, one -> !time(one).isBefore(Instant.parse(at)));
        chosen(trail, "&recordId=" + incident.id(), one -> one.path("recordId")
                .asString("")
                .equals(incident.id()));
        Expect.that(
                trail.entries("&recordId=" + incident.id() + "&to=" + at).isEmpty(),
                "no entry of the record before the first",
                "one");
    }

    @Requirement(value = "AUD-008", lookFirst = "Whether the list of entries leaves an entry.")
    void aReadingOfTheTrailIsAnEntry(Server server) {
        Trail trail = new Trail(server);
        Answer listed = Expect.status(trail.door().get(trail.path("audit-entries?limit=1")), 200);
        JsonNode entry = trail.of(listed, "&action=list" + by(server, Persona.FIRST_ADMIN));
        Expect.equal(
                "the operation", "listAuditEntries", entry.path("operation").asString(""));
    }

    @Requirement(value = "AUD-009", lookFirst = "Whether the operator is treated like a member.")
    void aTrailIsItsOwnersAlone(Server server) {
        Trail trail = new Trail(server);
        for (String path : List.of("audit-entries", "audit-head")) {
            Expect.problem(server.as(Persona.SECOND_ADMIN).get(trail.path(path)), 404, "not-found");
            Expect.problem(server.as(Persona.FIRST_ADMIN).get("/v1/jurisdictions/OPERATOR/" + path), 404, "not-found");
        }
        Expect.problem(
                server.as(Persona.SECOND_ADMIN)
                        .post(trail.path("audit-verifications"))
                        .json(server.invented().object())
                        .send(),
                404,
                "not-found");
    }

    private static String by(Server server, Persona persona) {
        return "&clientId=" + server.configuration().clientId(persona);
    }

    private static void chosen(Trail trail, String filter, Predicate<JsonNode> wanted) {
        List<JsonNode> found = trail.entries(filter);
        Expect.that(!found.isEmpty(), "entries for the filter " + filter.replaceAll("=[^&]*", ""), "none");
        Expect.that(
                found.stream().allMatch(wanted),
                "only entries that the filter " + filter.replaceAll("=[^&]*", "") + " chooses",
                "another one");
    }

    private static Instant time(JsonNode entry) {
        return Instant.parse(entry.path("at").asString("1970-01-01T00:00:00Z"));
    }

    /** A problem without what belongs to its request. */
    private static String told(Answer answer) {
        return answer.text().replace(Trail.request(answer), "");
    }
}
