package org.npcs.repository.server.culture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** A culture wave from its plan to the use of its results. */
@ExtendWith(RunningSandbox.class)
class CultureWaveIntegrationTests {

    private final NewMember member = NewMember.enter();

    @Test
    void instrumentsArePublishedForAnyone() {
        var all = Api.anonymous().get("/v1/culture-instruments?limit=500");
        assertThat(all.values("/items", "instrument")).contains("team-culture", "fixture-culture");
        var one = Api.anonymous().get("/v1/culture-instruments/team-culture/versions/2026.1");
        assertThat(one.number("/minimumRespondents")).isEqualTo(10);
        assertThat(one.at("/scales/0/items/1/reversed")).isEqualTo("true");
        assertThat(one.header("ETag")).contains(one.at("/contentHash"));
        assertThat(Api.anonymous()
                        .get("/v1/culture-instruments/team-culture/versions/1900")
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void aWaveIsTheMembersAloneAndStaysAsPlannedOnceItIsOpen() {
        var wave = new OneWave(member, 2026);
        var content = wave.content("team-culture", "2026.1", "answers", Map.of("u-01", 20));
        assertThat(wave.put(wave.content("team-culture", "1900", "answers", Map.of("u-01", 20)), "")
                        .values("/findings", "rule"))
                .containsExactly("CUL-R-004");
        assertThat(wave.put(content, "").status()).isEqualTo(201);
        assertThat(wave.put(content, "").status()).as("the same").isEqualTo(200);
        var createOnly = member.api().header("If-None-Match", "*");
        assertThat(createOnly.put(wave.path(), content).code()).isEqualTo("already-exists");
        assertThat(wave.move("results").code()).isEqualTo("illegal-transition");
        assertThat(wave.put(content.put("mode", "sample"), "?expectedVersion=1").number("/version"))
                .isEqualTo(2);
        wave.done("open");
        assertThat(wave.put(content.put("mode", "census"), "?expectedVersion=3").code())
                .isEqualTo("illegal-transition");
        assertThat(Api.as("fenwick-analyst").get(wave.path()).code()).isEqualTo("not-found");
        assertThat(member.api().get(member.path("culture-waves")).values("/items", "state"))
                .containsExactly("open");
        assertThat(wave.report().code()).as("before results").isEqualTo("not-found");
    }

    @Test
    void aTokenCountsOneAnswerAndIsRefusedLikeAnUnknownOneAfterwards() {
        var wave = OneWave.open(member, 2026, "answers", Map.of("u-01", 12));
        assertThat(wave.invite("u-01", 13).values("/findings", "rule")).containsExactly("CUL-R-007");
        assertThat(wave.invite("elsewhere", 1).values("/findings", "rule")).containsExactly("STR-NAMED");
        var keyed = member.api().key("the-same-key-of-invitations");
        var body = "{\"unit\":\"u-01\",\"count\":12}";
        var tokens = keyed.post(wave.path() + "/invitations", body).texts("/tokens");
        assertThat(tokens).hasSize(12).doesNotHaveDuplicates();
        assertThat(keyed.post(wave.path() + "/invitations", body).texts("/tokens"))
                .as("told once")
                .isEmpty();
        assertThat(wave.invite("u-01", 1).values("/findings", "rule")).containsExactly("CUL-R-007");

        assertThat(wave.answer(tokens.get(0), Map.of("ps-1", 9, "zz-1", 3)).values("/findings", "rule"))
                .containsExactly("CUL-R-006", "CUL-R-006");
        var twins = IntStream.range(0, 4)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> wave.answer(tokens.get(0), Map.of("ps-1", 5, "ps-2", 1))))
                .toList();
        assertThat(twins.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .sorted())
                .containsExactly(201, 409, 409, 409);
        var spent = wave.answer(tokens.get(0), Map.of("ps-1", 5));
        var unknown = wave.answer("A".repeat(43), Map.of("ps-1", 5));
        assertThat(spent.code()).isEqualTo("invitation-refused");
        assertThat(spent.withoutRequest()).isEqualTo(unknown.withoutRequest());
        wave.done("closed");
        assertThat(wave.answer(tokens.get(1), Map.of("ps-1", 5)).withoutRequest())
                .isEqualTo(unknown.withoutRequest());
    }

    @Test
    void scoresTurnReversedItemsAndLeaveOutWhoAnsweredTooFew() {
        var wave = OneWave.open(member, 2026, "answers", Map.of("u-01", 20));
        var tokens = wave.tokens("u-01", 12);
        for (int i = 0; i < 11; i++) {
            // Two of three: 5 and 1 reverse-scored is 5. One of three: too few.
            var values = i < 10 ? Map.of("ps-1", 5, "ps-2", 1, "lt-1", 2, "ex-1", 3, "sc-1", 4) : Map.of("ps-1", 1);
            assertThat(wave.answer(tokens.get(i), values).status()).isEqualTo(201);
        }
        wave.done("closed");
        wave.done("results");
        var report = wave.report();
        assertThat(report.values("/whole", "respondents")).containsOnly("10");
        assertThat(report.values("/whole", "mean")).containsExactly("5.0", "2.0", "3.0", "4.0");
        assertThat(report.values("/whole", "shareAgreeing")).containsExactly("1.0", "0.0", "0.0", "1.0");
        assertThat(report.values("/units", "status")).containsOnly("shown");
        assertThat(Database.number("SELECT count(*) FROM culture_tally WHERE jurisdiction = '" + member.code() + "'"))
                .as("what it was computed from")
                .isZero();
    }

    @Test
    void aUnitOfFourStaysHiddenUnderSubtraction() {
        var wave = OneWave.told(member, 2026, Map.of("u-01", 4, "u-02", 12, "u-03", 30), 3.5);
        var report = wave.report();
        assertThat(statuses(report, "u-01")).containsOnly("suppressed-small");
        assertThat(statuses(report, "u-02")).containsOnly("suppressed-complementary");
        assertThat(statuses(report, "u-03")).containsOnly("shown");
        assertThat(report.values("/whole", "respondents")).containsOnly("46");
        report.json().path("units").forEach(one -> assertThat(one.has("mean"))
                .isEqualTo(one.has("respondents"))
                .isEqualTo(one.path("status").asString("").equals("shown")));
        assertThat(wave.send(OneWave.result(OneWave.SCALES, Map.of("u-01", 4), 3), "?expectedVersion=1")
                        .code())
                .as("nothing changes after it was told")
                .isEqualTo("illegal-transition");
        assertThatThrownBy(() -> Database.asOwner(connection -> connection
                        .createStatement()
                        .executeUpdate("SET app.jurisdiction = '" + member.code() + "'; UPDATE culture_result SET"
                                + " content = '{}' WHERE jurisdiction = '" + member.code() + "'")))
                .hasMessageContaining("while their wave is closed");
    }

    private static List<String> statuses(Reply report, String unit) {
        return report.json()
                .path("units")
                .valueStream()
                .filter(one -> one.path("unit").asString("").equals(unit))
                .map(one -> one.path("status").asString(""))
                .toList();
    }

    @Test
    void aWaveOfFourIsHiddenAsAWhole() {
        var report = OneWave.told(member, 2026, Map.of("u-01", 4), 3.5).report();
        assertThat(report.values("/whole", "status")).containsOnly("suppressed-small");
        assertThat(report.json().at("/whole/0").has("respondents")).isFalse();
    }

    @Test
    void aggregatesAreWholeOrRefused() {
        var wave = new OneWave(member, 2026);
        wave.put(wave.content("team-culture", "2026.1", "aggregates", Map.of("u-01", 20, "u-02", 20)), "");
        wave.done("open");
        wave.done("closed");
        assertThat(wave.move("results").values("/findings", "rule")).containsExactly("CUL-R-001");
        var refused = wave.send(OneWave.result(List.of("psychological-safety"), Map.of("u-01", 21), 9), "");
        assertThat(refused.values("/findings", "rule")).containsExactly("CUL-R-001", "CUL-R-003", "CUL-R-002");
        var sent = wave.send(OneWave.result(OneWave.SCALES, Map.of("u-01", 20, "u-02", 18), 3), "");
        assertThat(sent.number("/cells")).isEqualTo(8);
        assertThat(sent.json().at("/cells").isNumber()).as("not repeated").isTrue();
        var same = OneWave.result(OneWave.SCALES, Map.of("u-01", 20, "u-02", 18), 3);
        assertThat(wave.send(same, "").status()).as("the same").isEqualTo(200);
        var createOnly = member.api().header("If-None-Match", "*");
        assertThat(createOnly.put(wave.resultPath(), same).code()).isEqualTo("already-exists");
    }

    @Test
    void wavesInOtherWordsAreNotCompared() {
        OneWave.told(member, 2024, Map.of("u-01", 20), 2, "fixture-culture", "1");
        var other = OneWave.told(member, 2025, Map.of("u-01", 20), 3, "fixture-culture", "2");
        assertThat(member.api().get(other.resultPath() + "/comparison").code()).isEqualTo("versions-not-comparable");
        OneWave.told(member, 2026, Map.of("u-01", 20), 3, "team-culture", "2026.1");
        var equivalent = OneWave.told(member, 2027, Map.of("u-01", 20), 4, "team-culture", "2026.2");
        var compared = member.api().get(equivalent.resultPath() + "/comparison");
        assertThat(compared.number("/earlier")).isEqualTo(2026);
        assertThat(compared.at("/scales/0/meanBefore")).isEqualTo("3.0");
        assertThat(compared.at("/scales/0/mean")).isEqualTo("4.0");
        assertThat(member.api()
                        .get(equivalent.resultPath() + "/comparison?earlier=2025")
                        .code())
                .isEqualTo("versions-not-comparable");
    }

    @Test
    void aUseIsRecordedAndNamesNobody() {
        var wave = OneWave.told(member, 2026, Map.of("u-01", 20), 3);
        assertThat(wave.read().at("/useOverdue")).isEqualTo("false");
        assertThat(wave.read().at("/useDueOn")).isNotEmpty();
        var path = wave.path() + "/uses";
        var refused = member.api()
                .post(
                        path,
                        "{\"change\":\"workload\",\"text\":\"Ask Dr. Miller, 555-201-3344.\",\"changedOn\":\"2027-01-15\",\"role\":\"other\"}");
        assertThat(refused.values("/findings", "rule")).containsExactly("CUL-R-005");
        assertThat(refused.body()).doesNotContain("Miller", "201-3344");
        var made = member.api()
                .post(
                        path,
                        "{\"change\":\"workload\",\"text\":\"Fewer families for each worker.\",\"changedOn\":\"2027-01-15\",\"role\":\"other\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(wave.read().at("/state")).isEqualTo("use-recorded");
        assertThat(member.api().get(path).values("/items", "change")).containsExactly("workload");
        assertThat(wave.report().status()).isEqualTo(200);
    }
}
