package org.npcs.repository.conformance.provider.definition;

import java.util.List;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.check.Inconclusive;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Everybody who counts counts the same. */
final class Measures {

    @Requirement(value = "DEF-090", lookFirst = "Directions, balancing measures and cautions.")
    void aMeasureNamesAllThatItRestsOn(Server server) {
        List<JsonNode> all = Words.all(server, "/v1/measures");
        Expect.that(!all.isEmpty(), "measures", "none");
        for (JsonNode entry : all) {
            String id = entry.path("id").asString("");
            JsonNode measure = Expect.status(
                            server.as(Persona.ANYBODY)
                                    .get("/v1/measures/" + id + "/versions/"
                                            + entry.path("version").asString("")),
                            200)
                    .json();
            for (String side : List.of("numerator", "denominator")) {
                for (String member : List.of("definition", "unit", "source")) {
                    Expect.that(
                            !measure.path(side).path(member).asString("").isEmpty(),
                            "the " + member + " of the " + side + " of " + id,
                            "none");
                }
            }
            Expect.that(!measure.path("direction").asString("").isEmpty(), "the direction of " + id, "none");
            Expect.that(!measure.path("balancing").isEmpty(), "balancing measures of " + id, "none");
            Expect.that(!measure.path("cautions").isEmpty(), "cautions of " + id, "none");
        }
    }

    @Requirement(value = "DEF-091", lookFirst = "A misprint that was repeated, or mended in silence.")
    void aPublishedTableTellsWhatDoesNotAddUp(Server server) {
        List<JsonNode> all = Words.all(server, "/v1/reference-series");
        if (all.isEmpty()) {
            throw new Inconclusive("no reference series is published");
        }
        for (JsonNode entry : all) {
            String id = entry.path("id").asString("");
            JsonNode series = Expect.status(server.as(Persona.ANYBODY).get("/v1/reference-series/" + id), 200)
                    .json();
            Expect.that(!series.path("source").asString("").isEmpty(), "the source of " + id, "none");
            Expect.that(!series.path("ratios").isEmpty(), "values of the measure of " + id, "none");
            series.path("ratios").forEach(Measures::divided);
            long misfits = series.path("checks")
                    .valueStream()
                    .filter(check -> !check.path("holds").asBoolean(true))
                    .count();
            Expect.equal("findings of " + id + ":", misfits, (long)
                    series.path("findings").size());
        }
    }

    private static void divided(JsonNode ratio) {
        double value =
                ratio.path("numerator").asDouble(0) / ratio.path("denominator").asDouble(1);
        Expect.that(
                Math.abs(value - ratio.path("value").asDouble(0)) < 0.00006,
                "the numerator divided by the denominator",
                ratio.path("value").toString());
    }
}
