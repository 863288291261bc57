package org.npcs.repository.conformance.provider.culture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.node.ObjectNode;

/** A wave of the first member in a year of the future that it has not used; nobody else looks there. */
final class OneWave {

    static final String FIXTURE = "fixture-culture";
    static final String SCALE = "invented";

    private static final int FIRST_YEAR = 2200;
    private static final int YEARS = 700;
    private static final int TRIES = 60;

    private final Server server;
    private final int year;

    private OneWave(Server server, int year) {
        this.server = server;
        this.year = year;
    }

    static ObjectNode content(
            Server server, String instrument, String version, String collection, Map<String, Integer> eligible) {
        ObjectNode content = server.invented()
                .object()
                .put("instrument", instrument)
                .put("instrumentVersion", version)
                .put("mode", "census")
                .put("collection", collection);
        content.putArray("units");
        eligible.forEach((unit, people) ->
                content.withArray("/units").addObject().put("unit", unit).put("eligible", people));
        return content;
    }

    /** Plans a wave in a year that is free. */
    static OneWave planned(Server server, ObjectNode content) {
        for (int i = 0; i < TRIES; i++) {
            OneWave wave = new OneWave(server, FIRST_YEAR + server.invented().number(YEARS));
            // Checks that run at once must not find the same year free.
            if (server.reserve(wave.path())
                    && server.as(Persona.FIRST_ANALYST).get(wave.path()).status() == 404) {
                Expect.status(wave.put(content), 201);
                return wave;
            }
        }
        throw new IllegalStateException("no year is free");
    }

    static OneWave open(Server server, Map<String, Integer> eligible) {
        OneWave wave = planned(server, content(server, FIXTURE, "1", "answers", eligible));
        Expect.status(wave.move("open"), 200);
        return wave;
    }

    static OneWave closed(Server server, String instrument, String version, Map<String, Integer> eligible) {
        OneWave wave = planned(server, content(server, instrument, version, "aggregates", eligible));
        Expect.status(wave.move("open"), 200);
        Expect.status(wave.move("closed"), 200);
        return wave;
    }

    /** A wave with results of some people in each unit, all of whom could answer. */
    static OneWave told(Server server, Map<String, Integer> people) {
        OneWave wave = closed(server, FIXTURE, "1", people);
        Expect.status(wave.send(wave.result(List.of(SCALE), people)), 201);
        Expect.status(wave.move("results"), 200);
        return wave;
    }

    int year() {
        return year;
    }

    String path() {
        return "/v1/jurisdictions/" + server.first() + "/culture-waves/" + year;
    }

    String resultPath() {
        return "/v1/jurisdictions/" + server.first() + "/culture-results/" + year;
    }

    Answer put(ObjectNode content) {
        return server.as(Persona.FIRST_ANALYST).put(path()).json(content).send();
    }

    Answer read() {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(path()), 200);
    }

    Answer move(String to) {
        return server.as(Persona.FIRST_ANALYST)
                .post(path() + "/transitions")
                .json(server.invented().object().put("to", to))
                .send();
    }

    ObjectNode result(List<String> scales, Map<String, Integer> people) {
        ObjectNode result = server.invented().object();
        result.putArray("cells");
        people.forEach((unit, respondents) -> scales.forEach(scale -> result.withArray("/cells")
                .addObject()
                .put("unit", unit)
                .put("scale", scale)
                .put("respondents", respondents)
                .put("mean", 3.5)
                .put("shareAgreeing", 0.5)));
        return result;
    }

    Answer send(ObjectNode result) {
        return server.as(Persona.FIRST_ANALYST).put(resultPath()).json(result).send();
    }

    Answer report() {
        return Expect.status(server.as(Persona.FIRST_ANALYST).get(resultPath()), 200);
    }

    Answer invited(String unit, int count, String key) {
        return server.as(Persona.FIRST_ANALYST)
                .post(path() + "/invitations")
                .key(key)
                .json(server.invented().object().put("unit", unit).put("count", count))
                .send();
    }

    List<String> tokens(String unit, int count) {
        List<String> tokens = new ArrayList<>();
        Expect.status(invited(unit, count, "conf-" + server.invented().identifier()), 201)
                .json()
                .path("tokens")
                .forEach(one -> tokens.add(one.asString("")));
        return tokens;
    }

    Answer answer(String token, Map<String, Integer> values) {
        return answer(token, List.copyOf(values.entrySet()));
    }

    /** An answer that may name an item twice. */
    Answer answer(String token, List<Map.Entry<String, Integer>> values) {
        ObjectNode answer = server.invented()
                .object()
                .put("jurisdiction", server.first())
                .put("year", year)
                .put("token", token);
        answer.putArray("items");
        values.forEach(one ->
                answer.withArray("/items").addObject().put("item", one.getKey()).put("value", one.getValue()));
        return server.as(Persona.ANYBODY)
                .post("/v1/culture-answers")
                .json(answer)
                .send();
    }
}
