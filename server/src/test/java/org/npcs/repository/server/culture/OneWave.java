package org.npcs.repository.server.culture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A culture wave of a test.
 *
 * @param member whose it is
 * @param year its year
 */
record OneWave(NewMember member, int year) {

    static final List<String> SCALES =
            List.of("psychological-safety", "learning-together", "emotional-exhaustion", "safety-climate");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A wave that is open. */
    static OneWave open(NewMember member, int year, String collection, Map<String, Integer> eligible) {
        var wave = new OneWave(member, year);
        var planned = wave.put(wave.content("team-culture", "2026.1", collection, eligible), "");
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        wave.done("open");
        return wave;
    }

    /** A wave with results of a scale-wide mean, for each unit. */
    static OneWave told(NewMember member, int year, Map<String, Integer> respondents, double mean) {
        return told(member, year, respondents, mean, "team-culture", "2026.1");
    }

    static OneWave told(
            NewMember member,
            int year,
            Map<String, Integer> respondents,
            double mean,
            String instrument,
            String version) {
        var wave = new OneWave(member, year);
        var planned = wave.put(wave.content(instrument, version, "aggregates", respondents), "");
        assertThat(planned.status()).as(planned.body()).isEqualTo(201);
        wave.done("open");
        wave.done("closed");
        var scales = instrument.equals("team-culture") ? SCALES : List.of("invented");
        var sent = wave.send(result(scales, respondents, mean), "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        wave.done("results");
        return wave;
    }

    ObjectNode content(String instrument, String version, String collection, Map<String, Integer> eligible) {
        var content = JSON.createObjectNode()
                .put("instrument", instrument)
                .put("instrumentVersion", version)
                .put("mode", "census")
                .put("collection", collection);
        var units = content.putArray("units");
        eligible.forEach((unit, people) -> units.addObject().put("unit", unit).put("eligible", people));
        return content;
    }

    static ObjectNode result(List<String> scales, Map<String, Integer> respondents, double mean) {
        var result = JSON.createObjectNode();
        var cells = result.putArray("cells");
        respondents.forEach((unit, people) -> scales.forEach(scale -> cells.addObject()
                .put("unit", unit)
                .put("scale", scale)
                .put("respondents", people)
                .put("mean", mean)
                .put("shareAgreeing", 0.5)));
        return result;
    }

    String path() {
        return member.path("culture-waves/" + year);
    }

    String resultPath() {
        return member.path("culture-results/" + year);
    }

    Reply put(ObjectNode content, String query) {
        return member.api().put(path() + query, content);
    }

    Reply send(ObjectNode result, String query) {
        return member.api().put(resultPath() + query, result);
    }

    Reply read() {
        return member.api().get(path());
    }

    Reply report() {
        return member.api().get(resultPath());
    }

    Reply move(String to) {
        return member.api().post(path() + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    void done(String to) {
        var moved = move(to);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.at("/state")).isEqualTo(to);
    }

    Reply invite(String unit, int count) {
        return member.api().post(path() + "/invitations", "{\"unit\":\"" + unit + "\",\"count\":" + count + "}");
    }

    List<String> tokens(String unit, int count) {
        var invited = invite(unit, count);
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        return invited.texts("/tokens");
    }

    Reply answer(String token, Map<String, Integer> values) {
        var answer = JSON.createObjectNode()
                .put("jurisdiction", member.code())
                .put("year", year)
                .put("token", token);
        var items = answer.putArray("items");
        values.forEach((item, value) -> items.addObject().put("item", item).put("value", value));
        return Api.anonymous().post("/v1/culture-answers", answer);
    }
}
