package org.npcs.repository.conformance.provider.analytics;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** How members are spread is told, and no member's own share. */
final class Quartiles {

    private static final int LEAST_OTHERS = 8;
    private static final int STEPS = 20;
    private static final double EXACT = 1e-9;

    @Requirement(
            value = "ANA-104",
            lookFirst = "Quartiles with all their digits: with few members they are shares of one.")
    void quartilesAreOfManyAndRounded(Server server) {
        String release = server.releases().published(server);
        for (String table : List.of("incidents", "timeliness", "outcomes", "learning")) {
            JsonNode compared = Expect.status(
                            server.as(Persona.FIRST_ANALYST)
                                    .get("/v1/jurisdictions/" + server.first() + "/benchmarks/" + table
                                            + "?limit=500&release=" + release),
                            200)
                    .json();
            for (JsonNode row : compared.path("rows")) {
                if (row.has("quartileLower") || row.has("quartileMiddle") || row.has("quartileUpper")) {
                    judge(table, compared.path("otherMembers").asLong(0), row);
                }
            }
        }
    }

    private static void judge(String table, long others, JsonNode row) {
        Expect.that(
                others >= LEAST_OTHERS && row.path("membersCompared").asLong(0) > LEAST_OTHERS,
                "no quartiles in " + table + " of fewer than eight others",
                "those of " + Math.min(others, row.path("membersCompared").asLong(0)));
        Expect.that(row.has("othersNLower"), "no quartiles where " + table + " hides the row", "some");
        double before = 0;
        for (String name : List.of("quartileLower", "quartileMiddle", "quartileUpper")) {
            double told = row.path(name).asDouble(-1);
            double steps = told * STEPS;
            Expect.that(
                    Math.abs(steps - Math.rint(steps)) < EXACT && told >= before && told <= 1,
                    "twentieths in order in " + table,
                    name + " " + told);
            before = told;
        }
    }
}
