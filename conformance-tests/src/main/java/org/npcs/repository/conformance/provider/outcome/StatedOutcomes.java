package org.npcs.repository.conformance.provider.outcome;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** A value comes with everything that it rests on, or not at all. */
final class StatedOutcomes {

    private static final double NEAR = 1e-9;

    @Requirement(value = "OUT-007", lookFirst = "Sources, and the direction that the measure states.")
    void aValueComesWithAllThatItRestsOn(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Expect.status(observed.state(observed.ratio(300, 400)), 201);
        JsonNode outcome = observed.outcome("");
        Expect.equal("the status", "available", outcome.path("status").asString(""));
        Expect.that(
                Math.abs(outcome.path("value").asDouble(0) - 0.75) < NEAR,
                "the value 0.75",
                outcome.path("value").toString());
        Expect.equal(
                "the version of the measure",
                "1",
                outcome.path("measureVersion").asString(""));
        Expect.equal("the numerator", 300, outcome.at("/numerator/value").asInt(0));
        Expect.equal("the denominator", 400, outcome.at("/denominator/value").asInt(0));
        for (String side : List.of("numerator", "denominator")) {
            Expect.equal(
                    "the source of the " + side,
                    "own-system",
                    outcome.path(side).path("source").asString(""));
        }
        JsonNode measure = Expect.status(
                        server.as(Persona.ANYBODY).get("/v1/measures/" + Observed.RATIO + "/versions/1"), 200)
                .json();
        Expect.equal("the direction", measure.path("direction"), outcome.path("direction"));
    }

    @Requirement(value = "OUT-008", lookFirst = "Whether a gap is told as zero.")
    void aGapHasNoValueAndSaysWhy(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        without(observed.outcome(""), "not-observed");
        Expect.status(observed.state(observed.ratio(30, 0)), 201);
        without(observed.outcome(""), "denominator-zero");
    }

    @Requirement(value = "OUT-013", lookFirst = "Means of values, and periods of which one has no numbers.")
    void severalPeriodsAreTheRatioOfTheirSums(Server server) {
        List<Observed> years = Observed.years(server, "vacancy");
        Observed first = years.get(0);
        Observed second = years.get(1);
        Expect.status(first.state(first.content("positions", 100, "vacant", 50)), 201);
        without(second.outcome("&together=2"), "not-observed");
        Expect.status(second.state(second.content("positions", 300, "vacant", 30)), 201);
        JsonNode together = second.outcome("&together=2");
        Expect.equal("the numerator", 80, together.at("/numerator/value").asInt(0));
        Expect.equal("the denominator", 400, together.at("/denominator/value").asInt(0));
        Expect.that(
                Math.abs(together.path("value").asDouble(0) - 20) < NEAR,
                "the value 20",
                together.path("value").toString());
    }

    @Requirement(value = "OUT-009", lookFirst = "Twenty events and twenty-one.")
    void fewEventsAreMarkedAndCautionsAreTold(Server server) {
        Observed few = new Observed(server, "worker-turnover");
        Expect.status(few.state(few.content("left", 20, "average", 400)), 201);
        JsonNode unstable = few.outcome("");
        Expect.equal(
                "unstable with twenty events:", true, unstable.path("unstable").asBoolean(false));
        Expect.that(!unstable.path("cautions").isEmpty(), "cautions", "none");
        Observed more = new Observed(server, "worker-turnover");
        Expect.status(more.state(more.content("left", 21, "average", 400)), 201);
        Expect.equal(
                "unstable with twenty-one events:",
                false,
                more.outcome("").path("unstable").asBoolean(true));
    }

    @Requirement(value = "OUT-006", lookFirst = "Whether a retracted number is still counted, or no longer readable.")
    void aRetractedObservationStaysAndGivesNoValue(Server server) {
        Observed observed = new Observed(server, Observed.RATIO);
        Expect.status(observed.state(observed.ratio(30, 40)), 201);
        Answer retracted = Expect.status(
                server.as(Persona.FIRST_NIGHTLY)
                        .post(observed.address() + "/transitions")
                        .json(server.invented().object("{\"to\":\"retracted\",\"reason\":\"entry-error\"}"))
                        .send(),
                200);
        Expect.equal("the state", "retracted", retracted.text("/state"));
        Answer read = Expect.status(server.as(Persona.FIRST_NIGHTLY).get(observed.address()), 200);
        Expect.equal("the reason", "entry-error", read.text("/retractionReason"));
        Expect.equal("the number", 30, read.json().at("/content/parts/1/value").asInt(0));
        without(observed.outcome(""), "retracted");
        Expect.status(observed.state("?expectedVersion=2&reason=entry-error", observed.ratio(30, 40)), 200);
        Expect.equal(
                "the status after it was stated again",
                "available",
                observed.outcome("").path("status").asString(""));
    }

    private static void without(JsonNode outcome, String status) {
        Expect.equal("the status", status, outcome.path("status").asString(""));
        Expect.that(!outcome.has("value"), "no value", outcome.path("value").toString());
    }
}
