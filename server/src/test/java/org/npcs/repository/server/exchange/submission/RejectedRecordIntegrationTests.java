package org.npcs.repository.server.exchange.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.WrittenLog;

/** A bad record is rejected by itself, says why and leaves nothing of itself. */
@ExtendWith(RunningSandbox.class)
class RejectedRecordIntegrationTests {

    private static final String CANARY = "ZANZIBAR-7731";

    private final NewMember member = NewMember.enter();

    static List<String> bad() {
        return List.of(
                "{\"noun\":\"incident\"",
                "{\"noun\":\"incident\",\"content\":{\"localKey\":\"BAD-000001\",\"x\":\"\\ud800\"}}",
                "{\"noun\":\"incident\",\"content\":{\"localKey\":\"BAD-000001\",\"x\":\"\\u0000\"}}",
                "{\"noun\":\"incident\",\"content\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"noun\":\"incident\",\"noun\":\"review\",\"content\":{}}",
                "\"" + "x".repeat(1_100_000) + "\"",
                "not json at all",
                "[]",
                "{\"noun\":\"person\",\"content\":{}}",
                "{\"noun\":\"incident\",\"content\":{}}",
                "{\"noun\":\"incident\",\"state\":\"finalised\",\"content\":{\"localKey\":\"BAD-000001\"}}",
                "{\"noun\":\"incident\",\"other\":1,\"content\":{\"localKey\":\"BAD-000001\"}}");
    }

    @ParameterizedTest
    @MethodSource("bad")
    void onlyTheBadRecordIsRejected(String bad) {
        var receipt =
                send(member.api(), Batch.incident(Batch.key(1)) + "\n" + bad + "\n" + Batch.incident(Batch.key(2)));

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(2);
        assertThat(receipt.number("/counts/rejected")).isEqualTo(1);
        var result = results(receipt, "?outcome=rejected");
        assertThat(result.number("/items/0/index")).isEqualTo(2);
        assertThat(result.number("/items/0/line")).isEqualTo(2);
        assertThat(result.at("/items/0/findings/0/fix")).isNotEmpty();
        assertThat(result.at("/items/0/causes/0"))
                .isEqualTo(member.api()
                        .get("/v1/submissions/" + receipt.at("/id") + "/causes")
                        .at("/items/0/id"));
    }

    @Test
    void aRejectedValueIsInNoTableLogOrAnswer() {
        var record = Batch.incident(Batch.key(1));
        record.withObject("/content")
                .putObject("child")
                .put("sex", CANARY)
                .put(CANARY.toLowerCase(java.util.Locale.ROOT), 1);
        record.withObject("/content").put("occurrenceKey", CANARY + " \u0001");
        var answers = new ArrayList<String>();
        try (var log = new WrittenLog()) {
            var receipt = send(
                    member.api(),
                    record + "\n{\"noun\":\"" + CANARY + "\",\"content\":{\"localKey\":\"" + CANARY + "\"\n");
            answers.add(receipt.body());
            for (String part : List.of("/results", "/causes", "/results/sheet")) {
                answers.add(member.api()
                        .get("/v1/submissions/" + receipt.at("/id") + part)
                        .body());
            }
            assertThat(log.linesWith(CANARY)).isEmpty();
        }

        assertThat(answers).noneMatch(answer -> answer.contains(CANARY));
        for (String table : Database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            assertThat(Database.number("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + CANARY + "%'"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void twoUnmappedCodesAreTwoCauses() {
        var batch = new Batch();
        for (int i = 0; i < 9; i++) {
            var record = Batch.incident(Batch.key(i));
            record.withObject("/content").putObject("child").put("sex", i < 6 ? "male" : "female");
            batch.add(record);
        }

        var receipt = batch.sentBy(member);

        var causes = member.api().get("/v1/submissions/" + receipt.at("/id") + "/causes");
        assertThat(causes.json().at("/items").valueStream().map(cause -> cause.at("/records")
                        .asInt()))
                .containsExactly(6, 3);
        assertThat(causes.at("/items/0/place")).isEqualTo("/child/sex");
        assertThat(causes.at("/items/0/example/localKey")).isEqualTo(Batch.key(0));
        assertThat(results(receipt, "?cause=" + causes.at("/items/1/id"))
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/index").asInt()))
                .containsExactly(7, 8, 9);
    }

    @Test
    void aRecordWithoutTheScopeOfItsNounIsRejected() {
        var narrow = Api.with(Tokens.signed(member.client(), "exchange:read exchange:write incident:write"));

        var receipt = send(
                narrow,
                new Batch().incidents(0, 1).add(Batch.review(Batch.key(0))).lines());

        assertThat(receipt.number("/counts/created")).as(receipt.body()).isEqualTo(1);
        assertThat(results(receipt, "?outcome=rejected").at("/items/0/findings/0/rule"))
                .isEqualTo("insufficient-scope");
    }

    @Test
    void aClientWithoutTheScopeOfTheExchangeIsRefused() {
        var reader = Api.with(Tokens.signed(member.client(), "exchange:read incident:write"));

        assertThat(send(reader, "\n").code()).isEqualTo("insufficient-scope");
    }

    @Test
    void theSubmissionsOfOthersDoNotExist() {
        var receipt = send(member.api(), new Batch().incidents(0, 1).lines());
        var stranger = NewMember.enter();

        for (String part : List.of("", "/results", "/causes", "/receipt", "/results/sheet")) {
            assertThat(stranger.api()
                            .get("/v1/submissions/" + receipt.at("/id") + part)
                            .code())
                    .as(part)
                    .isEqualTo("not-found");
        }
        assertThat(Batch.send(stranger.api(), member.path("submissions"), "\n").code())
                .isEqualTo("not-found");
    }

    private Reply send(Api api, String lines) {
        return Batch.send(api, member.path("submissions?wait=30"), lines);
    }

    private Reply results(Reply receipt, String query) {
        return member.api().get("/v1/submissions/" + receipt.at("/id") + "/results" + query);
    }
}
