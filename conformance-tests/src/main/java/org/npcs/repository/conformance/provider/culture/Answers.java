package org.npcs.repository.conformance.provider.culture;

import java.util.List;
import java.util.Map;
import org.npcs.repository.conformance.Requirement;
import org.npcs.repository.conformance.http.Answer;
import org.npcs.repository.conformance.provider.Expect;
import org.npcs.repository.conformance.provider.Server;
import tools.jackson.databind.JsonNode;

/** Invitations, and the answers that spend them. */
final class Answers {

    private static final String UNIT = "u-01";
    private static final String UNKNOWN = "A".repeat(43);
    private static final int PEOPLE = 12;
    private static final int ENOUGH = 10;
    private static final Map<String, Integer> ANSWER = Map.of("in-1", 4, "in-2", 2);

    private static String key(Server server) {
        return "conf-" + server.invented().identifier();
    }

    @Requirement(value = "CUL-004", lookFirst = "Whether invitations are counted, and told once.")
    void invitationsAreCountedAndToldOnce(Server server) {
        OneWave wave = OneWave.open(server, Map.of(UNIT, PEOPLE));
        Expect.problem(wave.invited(UNIT, PEOPLE + 1, key(server)), 422, "validation-failed");
        String key = key(server);
        Answer first = Expect.status(wave.invited(UNIT, PEOPLE, key), 201);
        Expect.equal("the tokens", PEOPLE, first.json().path("tokens").size());
        Answer again = Expect.status(wave.invited(UNIT, PEOPLE, key), 201);
        Expect.equal(
                "the tokens of a repeated request",
                0,
                again.json().path("tokens").size());
        Expect.problem(wave.invited(UNIT, 1, key(server)), 422, "validation-failed");
    }

    @Requirement(value = "CUL-005", lookFirst = "Whether the token is gone with the answer.")
    void aTokenCountsOnce(Server server) {
        OneWave wave = OneWave.open(server, Map.of(UNIT, PEOPLE));
        List<String> tokens = wave.tokens(UNIT, PEOPLE);
        for (String token : tokens.subList(0, ENOUGH)) {
            Expect.status(wave.answer(token, ANSWER), 201);
        }
        JsonNode unknown = refused(wave, UNKNOWN);
        JsonNode spent = refused(wave, tokens.get(0));
        OneWave planned =
                OneWave.planned(server, OneWave.content(server, OneWave.FIXTURE, "1", "answers", Map.of(UNIT, PEOPLE)));
        JsonNode early = refused(planned, tokens.get(ENOUGH));
        Expect.status(wave.move("closed"), 200);
        JsonNode late = refused(wave, tokens.get(ENOUGH));
        for (JsonNode problem : List.of(spent, early, late)) {
            for (String member : List.of("title", "detail", "retryable")) {
                Expect.equal("the " + member, unknown.path(member), problem.path(member));
            }
        }
        Expect.status(wave.move("results"), 200);
        Expect.equal(
                "the respondents",
                ENOUGH,
                wave.report().json().at("/whole/0/respondents").asInt(0));
    }

    private static JsonNode refused(OneWave wave, String token) {
        return Expect.problem(wave.answer(token, ANSWER), 409, "invitation-refused");
    }

    @Requirement(value = "CUL-007", lookFirst = "Whether items and values are looked up before the token is spent.")
    void aMistakeCostsNobodyTheAnswer(Server server) {
        OneWave wave = OneWave.open(server, Map.of(UNIT, PEOPLE));
        String token = wave.tokens(UNIT, 1).get(0);
        Expect.problem(wave.answer(token, Map.of("in-9", 4)), 422, "validation-failed");
        Expect.problem(wave.answer(token, Map.of("in-1", 6)), 422, "validation-failed");
        Expect.problem(wave.answer(token, Map.of("in-1", 0)), 422, "validation-failed");
        List<Map.Entry<String, Integer>> twice = List.of(Map.entry("in-1", 4), Map.entry("in-1", 5));
        Expect.problem(wave.answer(token, twice), 422, "validation-failed");
        Expect.status(wave.answer(token, Map.of("in-1", 5)), 201);
    }

    @Requirement(
            value = "CUL-010",
            lookFirst = "Whether items that are reversed are reverse-scored and too few answers left out.")
    void scoresFollowTheInstrument(Server server) {
        OneWave wave = OneWave.open(server, Map.of(UNIT, PEOPLE));
        List<String> tokens = wave.tokens(UNIT, PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            Expect.status(
                    wave.answer(tokens.get(i), i < ENOUGH ? Map.of("in-1", 5, "in-2", 1) : Map.of("in-1", 1)), 201);
        }
        Expect.status(wave.move("closed"), 200);
        Expect.status(wave.move("results"), 200);
        JsonNode whole = wave.report().json().at("/whole/0");
        Expect.equal("the respondents", ENOUGH, whole.path("respondents").asInt(0));
        Expect.equal("the mean", 5.0, whole.path("mean").asDouble(0));
        Expect.equal("the share agreeing", 1.0, whole.path("shareAgreeing").asDouble(0));
    }
}
