package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.running.AnalystKit;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.ContractCall;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.WrittenLog;

/** What an analyst token does not open, and what is no analyst token. */
@ExtendWith(RunningSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAnalystTokenIntegrationTests {

    private final NewMember member = NewMember.enter();
    private final AnalystKit good = AnalystKit.make(member.api(), member.code(), "");

    private static boolean opened(ContractCall call) {
        return call.method().equals("GET") && call.scope().equals("analytics:read");
    }

    private static Stream<ContractCall> closed() {
        return ContractCall.all().stream().filter(call -> call.authenticated() && !opened(call));
    }

    private static Stream<ContractCall> open() {
        return ContractCall.all().stream().filter(HostileAnalystTokenIntegrationTests::opened);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void everyOtherOperationOfTheContractIsRefused(ContractCall call) {
        var reply = call.send(good.api(), Map.of("jurisdiction", member.code()));

        assertThat(reply.status()).as(reply.body()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("insufficient-scope");
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatReadsFiguresIsNotRefused(ContractCall call) {
        var reply = call.send(good.api(), Map.of("jurisdiction", member.code()));

        assertThat(reply.status()).as(reply.body()).isIn(200, 400, 404, 410, 422);
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotExactlyTheTokenOpensNothing(int seed) {
        var text = good.text();
        var random = new Random(seed);
        int place = random.nextInt(text.length());
        var wrong = List.of(
                text.substring(0, place),
                text.substring(0, place) + (text.charAt(place) == 'q' ? 'Q' : 'q') + text.substring(place + 1),
                text + text.charAt(place),
                text.substring(0, 8).toUpperCase(java.util.Locale.ROOT) + text.substring(8),
                text.toLowerCase(java.util.Locale.ROOT),
                text + ".." + place,
                text + "=".repeat(1 + place),
                AnalystTokenText.PREFIX + "7".repeat(seed * 250));
        for (String token : wrong) {
            if (!token.equals(text) && !token.isEmpty()) {
                var reply = Api.with(token).get("/v1/releases");
                assertThat(reply.status()).as(token + reply.body()).isEqualTo(401);
                assertThat(reply.code()).isEqualTo("token-rejected");
                assertThat(reply.body()).doesNotContain(text.substring(10, 30));
            }
        }
    }

    @Test
    void faultsAreToldApart() {
        var text = good.text();
        var mistyped = text.substring(0, 20) + (text.charAt(20) == 'a' ? 'b' : 'a') + text.substring(21);
        assertThat(Api.with(mistyped).get("/v1/releases").at("/fault")).isEqualTo("token-incomplete");
        assertThat(Api.with(AnalystTokenText.draw(new Random(7)))
                        .get("/v1/releases")
                        .at("/fault"))
                .isEqualTo("token-unknown");
        assertThat(Api.with(AnalystTokenText.PREFIX + "a".repeat(10_000))
                        .get("/v1/releases")
                        .at("/fault"))
                .isEqualTo("token-incomplete");
    }

    @Test
    void theTokenStandsInTheHeaderAndNowhereElse() {
        var inAddress = "/v1/releases?access_token=" + good.text();

        assertThat(Api.anonymous().get(inAddress).code()).isEqualTo("unauthenticated");
        var both = good.api().get(inAddress);
        assertThat(both.code()).isEqualTo("unknown-parameter");
        assertThat(both.body()).doesNotContain(good.text());
        assertThat(good.api()
                        .header("Authorization", "Bearer " + good.text())
                        .get("/v1/releases")
                        .status())
                .isIn(400, 401);
        assertThat(Api.anonymous()
                        .header("Cookie", "access_token=" + good.text())
                        .get("/v1/releases")
                        .status())
                .isEqualTo(401);
        assertThat(Api.anonymous()
                        .header("Authorization", "Basic " + good.text())
                        .get("/v1/releases")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void afterTheAnswerToARevocationNoneOfFortyCallersIsLetThrough() {
        var kit = AnalystKit.make(member.api(), member.code(), "");
        var over = new AtomicBoolean();
        var before = new AtomicInteger();
        var late = new AtomicInteger();
        var refused = new AtomicInteger();
        var callers = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            for (int left = 5; left > 0; ) {
                                boolean begunAfter = over.get();
                                int status = kit.api().get("/v1/releases").status();
                                if (status == 200) {
                                    (begunAfter ? late : before).incrementAndGet();
                                } else {
                                    assertThat(status).isEqualTo(401);
                                    refused.incrementAndGet();
                                }
                                left -= begunAfter ? 1 : 0;
                            }
                        },
                        command -> new Thread(command, "analyst").start()))
                .toList();
        org.npcs.repository.server.running.Waiting.until(() -> before.get() > 80);

        assertThat(kit.revoke().status()).isEqualTo(200);
        over.set(true);
        callers.forEach(CompletableFuture::join);

        assertThat(before).hasPositiveValue();
        assertThat(refused).hasValueGreaterThanOrEqualTo(200);
        assertThat(late).hasValue(0);
    }

    @Test
    void theQuotaIsThatOfTheToken() {
        var quotas = RunningSandbox.bean(Quotas.class);
        var kit = AnalystKit.make(member.api(), member.code(), "");
        var id = "analyst-token:" + kit.path().substring(kit.path().lastIndexOf('/') + 1);
        kit.api().get("/v1/releases");
        kit.revoke();
        int left = quotas.left(id).remaining();

        assertThat(left).isPositive();
        for (int i = 0; i < 3; i++) {
            kit.api().get("/v1/releases");
        }
        assertThat(kit.api().get("/v1/releases").status()).isEqualTo(401);
        assertThat(quotas.left("analyst-token").limit()).isPositive();
    }

    @Test
    void noTextOfATokenIsWrittenAnywhere() {
        var texts = new ArrayList<String>();
        var replies = new ArrayList<Reply>();
        try (var log = new WrittenLog()) {
            var kit = AnalystKit.make(member.api(), member.code(), "");
            texts.add(kit.text());
            replies.add(kit.api().get("/v1/releases"));
            replies.add(kit.api().get("/v1/me"));
            replies.add(kit.api().get("/v1/releases?access_token=x"));
            kit.revoke();
            replies.add(kit.api().get("/v1/releases"));
            for (String wrong : List.of(AnalystTokenText.draw(new Random(3)), kit.text() + "z")) {
                texts.add(wrong);
                replies.add(Api.with(wrong).get("/v1/releases"));
            }
            for (String text : texts) {
                assertThat(log.linesWith(text)).isEmpty();
                assertThat(log.linesWith(text.substring(10, 30))).isEmpty();
            }
            assertThat(log.size()).as("it listened").isPositive();
        }
        var meters = RunningSandbox.bean(MeterRegistry.class).getMeters().toString();
        for (String text : texts) {
            var core = text.substring(10, 30);
            assertThat(meters).doesNotContain(core);
            assertThat(replies).noneMatch(reply -> reply.body().contains(core));
            assertThat(Database.number(
                            "SELECT count(*) FROM analyst_token_secret WHERE digest LIKE '%' || ? || '%'", core))
                    .isZero();
            assertThat(Database.number("SELECT count(*) FROM idempotency_key WHERE answer LIKE '%' || ? || '%'", core))
                    .isZero();
        }
    }
}
