package org.npcs.repository.conformance.provider.culture;

import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Pages;
import org.npcs.repository.conformance.provider.Persona;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.contract.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One wave a year, as it was planned, for its member alone. */
final class Waves {

    private static final Map<String, Integer> UNITS = Map.of("u-01", 20);

    @Requirement(value = "CUL-001", lookFirst = "Whether instruments are told whole, with the hash of their content.")
    void instrumentsArePublishedWithTheirRules(Server server) {
        Answer listed = Expect.status(server.as(Persona.ANYBODY).get("/v1/culture-instruments?limit=100"), 200);
        Expect.that(!listed.json().path("items").isEmpty(), "an instrument", "none");
        for (JsonNode one : listed.json().path("items")) {
            has(one, List.of("responses", "scales", "minimumRespondents"));
            one.path("scales").forEach(scale -> {
                has(scale, List.of("score", "leastAnswered", "items"));
                scale.path("items").forEach(item -> has(item, List.of("text", "reversed")));
            });
            Answer read = Expect.status(
                    server.as(Persona.ANYBODY)
                            .get("/v1/culture-instruments/"
                                    + one.path("instrument").asString("") + "/versions/"
                                    + one.path("version").asString("")),
                    200);
            Expect.equal("the hash", one.path("contentHash").asString(""), read.text("/contentHash"));
            ObjectNode content = (ObjectNode) read.json().deepCopy();
            content.remove(List.of("contentHash", "meta"));
            Expect.equal("the hash of the content", StrictJson.sha256(content), read.text("/contentHash"));
            Expect.equal("the entity tag", '"' + read.text("/contentHash") + '"', read.headers("ETag"));
        }
    }

    private static void has(JsonNode part, List<String> members) {
        for (String member : members) {
            JsonNode found = part.path(member);
            Expect.that(
                    !found.isMissingNode() && !(found.isArray() && found.isEmpty()),
                    "the member " + member,
                    "an instrument without it");
        }
    }

    @Requirement(value = "CUL-002", lookFirst = "Whether waves are looked for among those of the caller.")
    void aWaveIsItsMembersAlone(Server server) {
        ObjectNode content = OneWave.content(server, OneWave.FIXTURE, "1", "answers", UNITS);
        OneWave wave = OneWave.planned(server, content);
        Expect.problem(server.as(Persona.SECOND_ANALYST).get(wave.path()), 404, "not-found");
        Expect.problem(wave.put(content.put("mode", "sample")), 428, "precondition-required");
        Expect.that(
                Pages.all(
                                server.as(Persona.FIRST_ANALYST),
                                "/v1/jurisdictions/" + server.first() + "/culture-waves?limit=100",
                                100,
                                "/year")
                        .contains(String.valueOf(wave.year())),
                "the wave in the list",
                "that it is not there");
    }

    @Requirement(value = "CUL-003", lookFirst = "Whether a step is compared with the state before it.")
    void aWaveTakesItsStepsAndStaysAsPlanned(Server server) {
        ObjectNode content = OneWave.content(server, OneWave.FIXTURE, "1", "answers", UNITS);
        OneWave wave = OneWave.planned(server, content);
        List<String> steps = List.of("planned", "open", "closed", "results");
        content.put("mode", "sample");
        for (int i = 0; i < steps.size(); i++) {
            for (String to : steps) {
                if (steps.indexOf(to) != i + 1) {
                    Expect.problem(wave.move(to), 409, "illegal-transition");
                }
            }
            if (i > 0) {
                Answer changed = server.as(Persona.FIRST_ANALYST)
                        .put(wave.path())
                        .ifMatch("*")
                        .json(content)
                        .send();
                Expect.problem(changed, 409, "illegal-transition");
            }
            if (i + 1 < steps.size()) {
                Expect.status(wave.move(steps.get(i + 1)), 200);
            }
        }
        Expect.equal("the mode", "census", wave.read().text("/mode"));
    }
}
