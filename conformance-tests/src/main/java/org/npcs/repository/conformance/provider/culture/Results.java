package org.npcs.repository.conformance.provider.culture;

import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Results: whole, told once, and without small groups. */
final class Results {

    private static final int LEAST = 10;

    @Requirement(
            value = "CUL-008",
            lookFirst = "What is left of the whole when the units that are told are taken away.")
    void aUnitOfFourStaysHiddenUnderSubtraction(Server server) {
        JsonNode report = OneWave.told(server, Map.of("u-01", 4, "u-02", 12, "u-03", 40))
                .report()
                .json();
        int rest = report.at("/whole/0/respondents").asInt(0);
        int hidden = 0;
        for (JsonNode unit : report.path("units")) {
            if (unit.path("unit").asString("").equals("u-01")) {
                Expect.that(!unit.path("status").asString("").equals("shown"), "a hidden unit", "a unit of four");
                Expect.that(!unit.has("mean") && !unit.has("respondents"), "no figure of it", "one");
            }
            hidden += unit.has("respondents") ? 0 : 1;
            rest -= unit.path("respondents").asInt(0);
        }
        Expect.that(hidden > 1 && rest >= LEAST, "a large enough rest", "units that give the hidden one away");
        JsonNode four = OneWave.told(server, Map.of("u-01", 4)).report().json();
        Expect.that(!four.at("/whole/0").has("mean"), "no figure of a wave of four", "one");
    }

    @Requirement(value = "CUL-009", lookFirst = "Whether the state of the wave is asked for.")
    void resultsAreToldOnceAndStay(Server server) {
        Map<String, Integer> people = Map.of("u-01", 20);
        OneWave wave = OneWave.closed(server, OneWave.FIXTURE, "1", people);
        Expect.status(wave.send(wave.result(List.of(OneWave.SCALE), people)), 201);
        Expect.problem(server.as(Persona.FIRST_ANALYST).get(wave.resultPath()), 404, "not-found");
        Expect.status(wave.move("results"), 200);
        Expect.problem(
                server.as(Persona.FIRST_ANALYST)
                        .put(wave.resultPath())
                        .ifMatch("*")
                        .json(wave.result(List.of(OneWave.SCALE), Map.of("u-01", 11)))
                        .send(),
                409,
                "illegal-transition");
        Expect.equal(
                "the respondents",
                20,
                wave.report().json().at("/whole/0/respondents").asInt(0));
    }

    @Requirement(value = "CUL-013", lookFirst = "Whether each unit and scale is asked for.")
    void aggregatesAreWholeOrRefused(Server server) {
        Map<String, Integer> whole = Map.of("u-01", 20, "u-02", 20);
        OneWave wave = OneWave.closed(server, OneWave.FIXTURE, "1", whole);
        List<String> scales = List.of(OneWave.SCALE);
        for (Map<String, Integer> people : List.of(
                Map.of("u-01", 20), Map.of("u-01", 20, "u-02", 21), Map.of("u-01", 20, "u-02", 20, "u-03", 20))) {
            JsonNode refused = Expect.problem(wave.send(wave.result(scales, people)), 422, "validation-failed");
            Expect.that(!refused.path("findings").isEmpty(), "a finding", "none");
        }
        ObjectNode twice = wave.result(scales, whole);
        twice.withArray("/cells").add(twice.at("/cells/0").deepCopy());
        ObjectNode high = wave.result(scales, whole);
        ((ObjectNode) high.at("/cells/0")).put("mean", 5.1);
        ObjectNode low = wave.result(scales, whole);
        ((ObjectNode) low.at("/cells/0")).put("mean", 0.9);
        ObjectNode stranger = wave.result(scales, whole);
        ((ObjectNode) stranger.at("/cells/0")).put("scale", "another");
        for (ObjectNode result : List.of(twice, high, low, stranger)) {
            JsonNode refused = Expect.problem(wave.send(result), 422, "validation-failed");
            Expect.that(
                    refused.at("/findings/0/pointer").asString("").startsWith("/cells"),
                    "a finding at a cell",
                    refused.path("findings").toString());
        }
        Answer stored = Expect.status(wave.send(wave.result(scales, Map.of("u-01", 20, "u-02", 19))), 201);
        Expect.equal("the cells", 2, stored.json().path("cells").asInt(0));
    }

    @Requirement(value = "CUL-014", lookFirst = "Whether instrument versions are compared before waves are.")
    void otherWordsAreNotCompared(Server server) {
        OneWave one = told(server, OneWave.FIXTURE, "1");
        OneWave other = told(server, OneWave.FIXTURE, "2");
        Expect.problem(compared(server, other, one), 409, "versions-not-comparable");
        Expect.problem(compared(server, one, other), 409, "versions-not-comparable");
        declaredEquivalent(server);
        OneWave same = told(server, OneWave.FIXTURE, "1");
        Answer compared = Expect.status(compared(server, same, one), 200);
        Expect.equal(
                "the mean before",
                3.5,
                compared.json().at("/scales/0/meanBefore").asDouble(0));
    }

    private static void declaredEquivalent(Server server) {
        for (JsonNode later : instruments(server)) {
            String name = later.path("instrument").asString("");
            String version = later.path("version").asString("");
            for (JsonNode earlier : later.path("equivalentTo")) {
                OneWave before = told(server, name, earlier.asString(""));
                OneWave after = told(server, name, version);
                Answer compared = Expect.status(compared(server, after, before), 200);
                Expect.equal("the version", version, compared.text("/instrumentVersion"));
                Expect.equal("the version before", earlier.asString(""), compared.text("/earlierInstrumentVersion"));
            }
        }
    }

    private static List<JsonNode> instruments(Server server) {
        return Pages.items(server.as(Persona.ANYBODY), "/v1/culture-instruments?limit=100", 100);
    }

    /** A wave of twenty people with one version of an instrument, whose results are told. */
    private static OneWave told(Server server, String instrument, String version) {
        Map<String, Integer> people = Map.of("u-01", 20);
        List<String> scales = instruments(server).stream()
                .filter(one -> one.path("instrument").asString("").equals(instrument)
                        && one.path("version").asString("").equals(version))
                .flatMap(one -> one.path("scales").valueStream())
                .map(scale -> scale.path("id").asString(""))
                .toList();
        OneWave wave = OneWave.closed(server, instrument, version, people);
        Expect.status(wave.send(wave.result(scales, people)), 201);
        Expect.status(wave.move("results"), 200);
        return wave;
    }

    private static Answer compared(Server server, OneWave wave, OneWave earlier) {
        return server.as(Persona.FIRST_ANALYST).get(wave.resultPath() + "/comparison?earlier=" + earlier.year());
    }

    @Requirement(value = "CUL-011", lookFirst = "Whether others are looked for in frozen years alone.")
    void othersAreToldOfFrozenYearsAlone(Server server) {
        JsonNode report = OneWave.told(server, Map.of("u-01", 20)).report().json();
        Expect.equal("the state of the year", "open", report.path("poolState").asString(""));
        Expect.equal("the figures of others", 0, report.path("pool").size());
    }
}
