package org.npcs.repository.conformance.provider.outcome;

import java.time.LocalDate;
import java.time.YearMonth;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Paths;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rates that the repository makes of incidents and stated denominators. */
final class ComputedOutcomes {

    private static final String NEAR_FATALITY = "near-fatality-rate-population";
    private static final String FATALITY = "fatality-rate-population";

    @Requirement(value = "OUT-011", lookFirst = "A near fatality whose child died later.")
    void theDeterminationInForceCounts(Server server) {
        LocalDate day = Observed.day(server);
        int near = counted(server, NEAR_FATALITY, day);
        int deaths = counted(server, FATALITY, day);
        String key = server.invented().key();
        ObjectNode incident = server.invented().incident(key, day);
        String address = Paths.incident(server.first(), key);
        var nightly = server.as(Persona.FIRST_NIGHTLY);
        Expect.status(nightly.put(address).json(incident).send(), 201);
        Expect.equal("near fatalities with one more", near + 1, counted(server, NEAR_FATALITY, day));
        incident.withArray("determinations").add(server.invented().determination(2, "fatality", day.plusDays(9)));
        Expect.status(
                nightly.put(address + "?expectedVersion=1&reason=new-information")
                        .json(incident)
                        .send(),
                200);
        Expect.equal("near fatalities after the child died", near, counted(server, NEAR_FATALITY, day));
        Expect.equal("deaths after the child died", deaths + 1, counted(server, FATALITY, day));
    }

    @Requirement(value = "OUT-008", lookFirst = "A count without a denominator, and a month of which nothing is known.")
    void aCountWithoutADenominatorIsNoRate(Server server) {
        LocalDate day = Observed.day(server);
        String month = YearMonth.from(day).toString();
        String key = server.invented().key();
        Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .put(Paths.incident(server.first(), key))
                        .json(server.invented().incident(key, day))
                        .send(),
                201);
        // No check states this denominator for a month of those years.
        JsonNode outcome = Observed.outcome(server, "near-fatality-rate-contact", month, "");
        Expect.equal("the status", "denominator-missing", outcome.path("status").asString(""));
        Expect.that(!outcome.has("value"), "no value", outcome.path("value").toString());
    }

    private static int counted(Server server, String measure, LocalDate day) {
        return Observed.outcome(server, measure, YearMonth.from(day).toString(), "")
                .at("/numerator/value")
                .asInt(0);
    }
}
