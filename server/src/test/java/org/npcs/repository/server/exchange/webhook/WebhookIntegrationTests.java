package org.npcs.repository.server.exchange.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;
import tools.jackson.databind.json.JsonMapper;

/** Hints reach receivers, signed, at least once, and tell nothing. */
@ExtendWith(RunningSandbox.class)
class WebhookIntegrationTests {

    private static final String CHANGES = Delivery.CHANGES;
    private final JsonMapper json = new JsonMapper();

    @Test
    void aChangeIsHintedAtOnceAndSigned() throws Exception {
        var receiver = Receiver.answering(204);
        var hook = Hook.set(receiver);

        hook.member().stored("CDR-WEBHOOK1");
        Waiting.until(() -> !receiver.received(CHANGES).isEmpty());

        var request = receiver.received(CHANGES).get(0);
        assertThat(verified(request)).isTrue();
        assertThat(request.getBodyAsString()).doesNotContain("CDR-WEBHOOK1");
        var message = json.readTree(request.getBody());
        assertThat(message.propertyNames()).containsExactlyInAnyOrder("type", "timestamp", "data");
        assertThat(message.at("/data").propertyNames()).containsExactlyInAnyOrder("jurisdiction", "href");
        assertThat(message.at("/data/href").asString()).isEqualTo(hook.member().path("changes"));
        Waiting.until(() -> hook.deliveries("?state=delivered").size() == 1);
        var delivery = hook.deliveries("").get(0);
        assertThat(delivery.path("id").asString()).isEqualTo(request.getHeader("webhook-id"));
        assertThat(delivery.at("/attempts/0/outcome").asString()).isEqualTo("delivered");
    }

    @Test
    void manyChangesWhileAReceiverIsDownBecomeOneMessage() {
        var receiver = Receiver.answering(503, 503, 503);
        var hook = Hook.set(receiver);
        for (int i = 0; i < 20; i++) {
            hook.member().stored(Samples.localKey());
        }
        Waiting.until(() -> !hook.deliveries("?state=failed").isEmpty());

        assertThat(hook.deliveries("?limit=500").size()).isLessThan(20);
        assertThat(Database.number(
                        "SELECT count(*) FROM webhook_hint WHERE jurisdiction = ?",
                        hook.member().code()))
                .isZero();
    }

    @Test
    void aMessageThatIsNotTakenComesAgainWithItsIdentifier() throws Exception {
        var receiver = Receiver.answering(503, 204);
        var hook = Hook.set(receiver);

        hook.member().stored(Samples.localKey());
        Waiting.until(() -> hook.deliveries("?state=delivered").size() == 1);

        assertThat(receiver.received()).hasSize(2);
        assertThat(receiver.received().stream().map(request -> request.getHeader("webhook-id")))
                .containsOnly(hook.deliveries("").at("/0/id").asString());
        assertThat(receiver.received().stream()
                        .map(LoggedRequest::getBodyAsString)
                        .distinct())
                .hasSize(1);
        for (var request : receiver.received()) {
            assertThat(verified(request)).isTrue();
        }
    }

    @Test
    void aDeliveryThatFailedForGoodIsListedAndReplayed() {
        var receiver = Receiver.answering(500, 500, 500, 200);
        var hook = Hook.set(receiver);
        hook.member().stored(Samples.localKey());
        Waiting.until(() -> hook.deliveries("?state=failed").size() == 1);
        var dead = hook.deliveries("?state=failed").get(0);
        assertThat(dead.path("attempts")).hasSize(3).allSatisfy(attempt -> assertThat(
                        attempt.path("status").asInt())
                .isEqualTo(500));

        var replayed = hook.replay("{\"failedSince\":\"2026-01-01T00:00:00Z\"}");

        assertThat(replayed.number("/replayed")).isEqualTo(1);
        Waiting.until(() -> hook.deliveries("?state=delivered").size() == 1);
        assertThat(receiver.received().get(3).getHeader("webhook-id"))
                .isEqualTo(dead.path("id").asString());
        assertThat(hook.deliveries("?state=failed")).isEmpty();
    }

    @Test
    void oneDeliveryIsReplayedByItsIdentifierOnceForEachKey() {
        var receiver = Receiver.answering(200);
        var hook = Hook.set(receiver);
        var id = hook.ping().at("/id");
        var caller = hook.member().api().key(UUID.randomUUID().toString());

        var body = "{\"deliveryId\":\"" + id + "\"}";
        assertThat(caller.post(hook.path() + "/replays", body).number("/replayed"))
                .isEqualTo(1);
        Waiting.until(() -> receiver.received().size() == 2);
        assertThat(caller.post(hook.path() + "/replays", body).number("/replayed"))
                .isEqualTo(1);

        assertThat(hook.replay("{\"deliveryId\":\"" + UUID.randomUUID() + "\"}").status())
                .isEqualTo(404);
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void aPingTellsWhatTheReceiverAnsweredAndIsNotRepeated() {
        var receiver = Receiver.answering(401);
        var hook = Hook.set(receiver);

        var ping = hook.ping();

        assertThat(ping.status()).as(ping.body()).isEqualTo(201);
        assertThat(ping.at("/state")).isEqualTo("failed");
        assertThat(ping.number("/attempts/0/status")).isEqualTo(401);
        assertThat(ping.at("/message/type")).isEqualTo(Delivery.PING);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void noRedirectIsFollowed() {
        var other = Receiver.answering(200);
        var receiver = Receiver.answering(aResponse().withStatus(307).withHeader("Location", other.url()));

        var ping = Hook.set(receiver).ping();

        assertThat(ping.at("/attempts/0/outcome")).isEqualTo("redirected");
        assertThat(other.received()).isEmpty();
    }

    @Test
    void aReceiverThatIsGoneIsNotCalledAgain() {
        var receiver = Receiver.answering(410);
        var hook = Hook.set(receiver);
        hook.member().stored(Samples.localKey());
        Waiting.until(() -> hook.state().equals("switched-off"));

        hook.member().stored(Samples.localKey());
        assertThat(hook.ping().code()).isEqualTo("illegal-transition");
        assertThat(receiver.received()).hasSize(1);
        var states = hook.member()
                .api()
                .get(hook.member().path("changes?noun=webhook"))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("state").asString());
        assertThat(states).containsExactly("active", "switched-off");

        assertThat(hook.move("active").status()).isEqualTo(200);
        Waiting.until(() -> receiver.received().size() == 2);
    }

    @Test
    void aPausedWebhookIsSilentAndAResumedOneIsHinted() {
        var receiver = Receiver.answering(204);
        var hook = Hook.set(receiver);
        assertThat(hook.move("paused").at("/state")).isEqualTo("paused");
        hook.member().stored(Samples.localKey());
        var sibling = Hook.set(NewMember.enter(), Receiver.answering(204));
        assertThat(sibling.ping().at("/state")).isEqualTo("delivered");
        assertThat(receiver.received()).isEmpty();

        assertThat(hook.move("paused").code()).isEqualTo("illegal-transition");
        hook.move("active");
        Waiting.until(() -> receiver.received(CHANGES).size() == 1);
    }

    @Test
    void aRemovedWebhookIsListedNoMoreAndCanBeSetUpAgain() {
        var receiver = Receiver.answering(204);
        var hook = Hook.set(receiver);
        hook.move("removed");

        assertThat(hook.member()
                        .api()
                        .get(hook.member().path("webhooks"))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(hook.state()).isEqualTo("removed");
        var again = hook.member().api().put(hook.path() + "?expectedVersion=2", "{\"url\":\"" + receiver.url() + "\"}");
        assertThat(again.at("/state")).isEqualTo("active");
        assertThat(hook.ping().at("/state")).isEqualTo("delivered");
    }

    @Test
    void aChangedAddressNeedsTheVersionThatItReplaces() {
        var hook = Hook.set(Receiver.answering(204));
        var other = Receiver.answering(204);

        assertThat(hook.put(other.url()).code()).isEqualTo("precondition-required");
        var changed = hook.member().api().put(hook.path() + "?expectedVersion=1", "{\"url\":\"" + other.url() + "\"}");

        assertThat(changed.at("/outcome")).isEqualTo("updated");
        assertThat(hook.ping().at("/state")).isEqualTo("delivered");
        assertThat(other.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://jobs.agency.example/x",
                "https://10.0.0.7/x",
                "https://user@jobs.agency.example/x",
                "https://2130706433/x",
                "https://metadata.google.internal/x"
            })
    void anAddressThatIsNotPublicIsRefusedByRuleAndNotRepeated(String url) {
        var hook = new Hook(NewMember.enter(), "inside");

        var refused = hook.put(url);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/findings/0/rule")).isEqualTo("STR-PUBLIC-ADDRESS");
        assertThat(refused.at("/findings/0/pointer")).isEqualTo("/url");
        assertThat(refused.body()).doesNotContain(url);
        assertThat(hook.member().api().get(hook.path()).status()).isEqualTo(404);
    }

    @Test
    void nobodyElseSeesAWebhookOrItsDeliveries() {
        var hook = Hook.set(Receiver.answering(204));
        hook.ping();
        var stranger = NewMember.enter();

        for (String rest : List.of("", "/deliveries")) {
            assertThat(stranger.api().get(hook.path() + rest).status()).isEqualTo(404);
        }
        assertThat(stranger.api()
                        .post(hook.path() + "/transitions", "{\"to\":\"paused\"}")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.api().get(stranger.path("webhooks/" + hook.name())).status())
                .isEqualTo(404);
        assertThat(Api.anonymous().get(hook.path()).status()).isEqualTo(401);
    }

    @Test
    void whatAnInstanceLeftBehindIsSentByAnother() {
        var receiver = Receiver.answering(204);
        var hook = Hook.set(receiver);
        var id = hook.ping().at("/id");
        // As after a kill between the claim and the note: in hand, and the lease is over.
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE webhook_delivery SET state = 'sending', ended_at = NULL, lease = gen_random_uuid()"
                                + " WHERE id = '" + id + "'");
                return statement.executeUpdate("INSERT INTO webhook_work VALUES ('"
                        + hook.member().code() + "', '" + id + "', now() - interval '1 second')");
            }
        });

        Waiting.until(() -> receiver.received().size() == 2);
        Waiting.until(() -> hook.deliveries("").at("/0/state").asString().equals("delivered"));
    }

    private static boolean verified(LoggedRequest request) throws Exception {
        var key = Api.anonymous().get("/v1/webhook-keys").json().at("/keys/0");
        var raw = Base64.getUrlDecoder().decode(key.path("x").asString());
        var encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
        var verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifying.update((request.getHeader("webhook-id") + "." + request.getHeader("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.US_ASCII));
        verifying.update(request.getBody());
        return verifying.verify(Base64.getDecoder()
                .decode(request.getHeader("webhook-signature").split(" ")[0].substring("v1a,".length())));
    }
}
