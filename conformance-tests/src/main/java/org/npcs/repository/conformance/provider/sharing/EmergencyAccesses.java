package org.npcs.repository.conformance.provider.sharing;

import java.time.Duration;
import java.time.Instant;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.SkipReason;
import org.npcs.repository.conformance.check.Skipped;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Feed;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operator breaks the glass over one incident of the first member. */
final class EmergencyAccesses {

    private static final Duration LASTS = Duration.ofMinutes(60);

    @Requirement(value = "SHR-046", lookFirst = "In whose name the access is stored.")
    void theOwnerIsTold(Server server) {
        Stored incident = server.given().incident();
        Feed feed = Feed.fromNow(server, "emergency-access");
        feed.expectTold(open(server, incident).text("/id"));
    }

    @Requirement(value = "SHR-049", lookFirst = "Whether a reading asks for the end of the access.")
    void itIsShort(Server server) {
        Stored incident = server.given().incident();
        Answer access = open(server, incident);
        Duration lasts =
                Duration.between(Instant.parse(access.text("/createdAt")), Instant.parse(access.text("/expiresAt")));
        Expect.equal("how long it lasts", LASTS, lasts);
        Expect.status(read(server, Persona.OPERATOR, access, incident), 200);
        Expect.status(
                server.as(Persona.FIRST_ADMIN)
                        .post(path(server) + "/" + access.text("/id") + "/transitions")
                        .json(server.invented().object().put("to", "closed"))
                        .send(),
                200);
        Expect.problem(read(server, Persona.OPERATOR, access, incident), 404, "not-found");
    }

    @Requirement(value = "SHR-050", lookFirst = "Whether a reading asks which records are named.")
    void itReachesTheNamedRecordsAlone(Server server) {
        Stored incident = server.given().incident();
        Stored other = server.given().incident();
        Answer access = open(server, incident);
        Expect.status(read(server, Persona.OPERATOR, access, incident), 200);
        Expect.problem(read(server, Persona.OPERATOR, access, other), 404, "not-found");
        Expect.problem(read(server, Persona.FIRST_ADMIN, access, incident), 404, "not-found");
        Expect.problem(read(server, Persona.SECOND_ADMIN, access, incident), 404, "not-found");
    }

    @Requirement(value = "SHR-051", lookFirst = "Whether the steward's level is applied.")
    void noKeyNoTextAndNoDayIsSeen(Server server) {
        ObjectNode sent = server.invented().incident(server.invented().key());
        sent.put("county", "077").withObject("/absences").remove("county");
        Stored incident = server.given().incident(sent);
        JsonNode content = Expect.status(read(server, Persona.OPERATOR, open(server, incident), incident), 200)
                .json()
                .path("content");
        Expect.that(!content.has("localKey"), "no local key", "one");
        Expect.that(!content.has("county"), "no county", "one");
        Expect.that(content.at("/child/ageYears").isMissingNode(), "no age in years", "one");
        Expect.equal("the month", "2024-03", content.path("eventDate").asString(""));
        Expect.that(!content.at("/child/sex").isMissingNode(), "codes", "none");
    }

    @Requirement(value = "SHR-052", lookFirst = "Whether the account is written with the reading.")
    void theOwnerAccountsForTheReading(Server server) {
        Stored incident = server.given().incident();
        Answer access = open(server, incident);
        Expect.status(read(server, Persona.OPERATOR, access, incident), 200);
        JsonNode account = Expect.status(
                        server.as(Persona.FIRST_ADMIN)
                                .get("/v1/jurisdictions/" + server.first() + "/disclosures?incidentId="
                                        + incident.id()),
                        200)
                .json();
        Expect.that(
                account.path("items")
                        .valueStream()
                        .anyMatch(one -> one.path("purpose").asString("").equals("emergency")
                                && one.path("ticket").asString("").equals(access.text("/ticket"))),
                "a disclosure with the ticket",
                "none");
    }

    private static Answer open(Server server, Stored incident) {
        if (server.configuration().clientId(Persona.OPERATOR).isEmpty()) {
            throw new Skipped(SkipReason.NO_OPERATOR);
        }
        ObjectNode asked = server.invented()
                .object()
                .put("reason", "data-integrity")
                .put("ticket", "CONF-" + server.invented().letters(6));
        asked.putArray("recordIds").add(incident.id());
        return Expect.status(
                server.as(Persona.OPERATOR).post(path(server)).json(asked).send(), 201);
    }

    private static String path(Server server) {
        return "/v1/jurisdictions/" + server.first() + "/emergency-accesses";
    }

    private static Answer read(Server server, Persona persona, Answer access, Stored incident) {
        return server.as(persona).get("/v1/emergency-accesses/" + access.text("/id") + "/records/" + incident.id());
    }
}
