package org.npcs.repository.conformance.provider.sharing;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import org.npcs.repository.conformance.run.Alone;
import org.npcs.repository.conformance.run.Ground;
import tools.jackson.databind.JsonNode;

/** Incidents of a check are put on hold, and let go of again. */
final class Holds {

    @Requirement(value = "SHR-040", lookFirst = "Whether a withdrawal looks for holds when it is confirmed.")
    @Alone(Ground.WITHDRAWALS)
    void whatIsHeldIsNotWithdrawn(Server server) {
        Stored incident = server.given().incident();
        try (OneHold hold = OneHold.on(server, incident.id())) {
            OneWithdrawal withdrawal = OneWithdrawal.ofIncident(server, incident.id());
            Expect.equal(
                    "holds", List.of(hold.id()), texts(withdrawal.asked().json().at("/effects/holds")));
            JsonNode refused = Expect.problem(withdrawal.move("confirmed"), 409, "record-held");
            Expect.equal("holds", List.of(hold.id()), texts(refused.path("holds")));
            Expect.status(server.as(Persona.FIRST_NIGHTLY).get(Paths.incident(incident.id())), 200);
            Expect.status(hold.release(Persona.FIRST_COUNSEL), 200);
            withdrawal.carriedOut();
        }
    }

    @Requirement(value = "SHR-041", lookFirst = "Whether the person that set the hold is remembered.")
    void anotherPersonReleases(Server server) {
        try (OneHold hold = OneHold.on(server, server.given().incident().id())) {
            Expect.equal(
                    "the state",
                    "held",
                    server.as(Persona.FIRST_ADMIN).get(hold.address()).text("/state"));
            Expect.problem(hold.release(Persona.FIRST_ADMIN), 409, "second-person-needed");
            Answer released = Expect.status(hold.release(Persona.FIRST_COUNSEL), 200);
            Expect.equal("the state", "released", released.text("/state"));
        }
    }

    @Requirement(value = "SHR-042", lookFirst = "Whether the report asks for holds.")
    void theReportNamesTheHold(Server server) {
        try (OneHold hold = OneHold.on(server, server.given().incident().id())) {
            Answer report = Expect.status(
                    server.as(Persona.FIRST_ADMIN)
                            .get("/v1/jurisdictions/" + server.first() + "/sharing-profile/report?format=json"),
                    200);
            Expect.that(
                    report.json().path("holds").valueStream().anyMatch(one -> one.path("id")
                            .asString("")
                            .equals(hold.id())),
                    "the hold in the report",
                    "that it is not there");
        }
    }

    @Requirement(value = "SHR-043", lookFirst = "Whether the owner comes from the credential.")
    void holdsOfOthersNeverWere(Server server) {
        try (OneHold hold = OneHold.on(server, server.given().incident().id())) {
            String of = "/v1/jurisdictions/" + server.first();
            for (String path : List.of(
                    hold.address(),
                    OneHold.path(server),
                    of + "/third-party-requests",
                    of + "/emergency-accesses",
                    of + "/corrections")) {
                Expect.problem(server.as(Persona.SECOND_ADMIN).get(path), 404, "not-found");
            }
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }
}
