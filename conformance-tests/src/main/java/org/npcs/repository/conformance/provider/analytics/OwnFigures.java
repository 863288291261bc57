package org.npcs.repository.conformance.provider.analytics;

import java.time.LocalDate;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.provider.Stored;
import tools.jackson.databind.JsonNode;

/** Owners see their data in full, and nobody else does. */
final class OwnFigures {

    @Requirement(value = "ANA-006", lookFirst = "Own small counts that are hidden as if they were those of others.")
    void ownFiguresAreExactAndOfTheOwnerAlone(Server server) {
        LocalDate day = server.invented().day();
        String question = "incidents?by=kind&period=month&from=" + day.withDayOfMonth(1) + "&until="
                + day.withDayOfMonth(day.lengthOfMonth()) + "&member=" + server.first();
        long before = nearFatalities(server, question);
        Stored incident = server.given().incident(day);
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(Paths.incident(incident.id()) + "/transitions")
                        .json(server.invented().object().put("to", "accepted"))
                        .send(),
                200);
        Expect.equal("near fatalities after another one,", before + 1, nearFatalities(server, question));
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(Asked.TABLES + "/" + question), 404, "not-found");
    }

    private static long nearFatalities(Server server, String question) {
        JsonNode rows = Asked.answered(server, question).json().path("rows");
        JsonNode row = rows.valueStream()
                .filter(one -> one.path("kind").asString("").equals("near-fatality"))
                .findFirst()
                .orElse(rows.path(0));
        Expect.that(
                row.has("n")
                        && row.path("n").equals(row.path("nLower"))
                        && row.path("n").equals(row.path("nUpper")),
                "an exact count",
                row.has("status") ? "the status " + row.path("status").asString("") : "no row of near fatalities");
        return row.path("n").asLong(0);
    }
}
