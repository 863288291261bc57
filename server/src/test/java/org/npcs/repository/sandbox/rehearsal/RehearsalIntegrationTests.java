package org.npcs.repository.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong on purpose goes wrong as planned, for the session alone. */
@ExtendWith(RunningSandbox.class)
class RehearsalIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final NewMember member = NewMember.enter();
    private final String name = "rehearsal-" + UUID.randomUUID();

    private Reply planned(String faults) {
        return Api.anonymous().put("/sandbox/sessions/" + name, (ObjectNode)
                JSON.readTree("{\"seed\":7,\"faults\":[" + faults + "]}"));
    }

    private Api rehearsing() {
        return member.api().header("Sandbox-Session", name);
    }

    @Test
    void anAnswerThatIsLostAfterTheCommitHasItsEffectAndTheRepeatChangesNothing() {
        planned("{\"fault\":\"lost-after-commit\",\"method\":\"PUT\"}");
        var key = Samples.localKey();
        var path = member.path("incidents/" + key);

        assertThatThrownBy(() -> rehearsing().put(path, Samples.incident(key))).isNotInstanceOf(AssertionError.class);
        var stored = member.api().get(path);
        var again = rehearsing().put(path, Samples.incident(key));

        assertThat(stored.status()).isEqualTo(200);
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.at("/outcome")).isEqualTo("unchanged");
    }

    @Test
    void aRehearsalAsBaseAddressNamesItselfSoThatClientsFindTheirIssuerByIt() {
        planned("");
        var metadata = "/.well-known/oauth-protected-resource";

        var service = Api.anonymous().get(metadata);
        var rehearsal = Api.anonymous().get("/sandbox/sessions/" + name + metadata);

        assertThat(rehearsal.at("/resource")).isEqualTo(service.at("/resource") + "/sandbox/sessions/" + name);
        assertThat(rehearsal.json().path("authorization_servers"))
                .isEqualTo(service.json().path("authorization_servers"));
    }

    @Test
    void aRequestThatIsLostBeforeTheCommitHasNoEffect() {
        planned("{\"fault\":\"lost-before-commit\",\"method\":\"PUT\"}");
        var key = Samples.localKey();
        var path = member.path("incidents/" + key);

        assertThatThrownBy(() -> rehearsing().put(path, Samples.incident(key))).isNotInstanceOf(AssertionError.class);

        assertThat(member.api().get(path).status()).isEqualTo(404);
        assertThat(rehearsing().put(path, Samples.incident(key)).status()).isEqualTo(201);
    }

    @Test
    void quotasAndSickServersAskToWait() {
        planned("{\"fault\":\"too-many-requests\",\"retryAfterSeconds\":3},{\"fault\":\"unavailable\"}");

        var first = rehearsing().get("/v1/me");
        var second = rehearsing().get("/v1/me");
        var third = rehearsing().get("/v1/me");

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).isEqualTo("3");
        assertThat(first.at("/code")).isEqualTo("rate-limited");
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void entriesOfAFeedComeTwiceOrInTheOppositeOrder() {
        member.stored(Samples.localKey());
        member.stored(Samples.localKey());
        var feed = member.path("changes");
        var plain = member.api().get(feed).json().path("items");
        planned("{\"fault\":\"repeated-entries\",\"path\":\"" + feed + "\"},{\"fault\":\"reordered-entries\"}");

        var twice = rehearsing().get(feed).json().path("items");
        var turned = rehearsing().get(feed).json().path("items");

        assertThat(twice.size()).isEqualTo(2 * plain.size());
        assertThat(twice.path(0)).isEqualTo(twice.path(1)).isEqualTo(plain.path(0));
        assertThat(turned.path(0)).isEqualTo(plain.path(plain.size() - 1));
    }

    @Test
    void theAddressCarriesTheSessionForWhoCannotSendAHeader() {
        var made = planned("{\"fault\":\"unavailable\",\"path\":\"/v1/me\"}");
        var prefix = made.at("/baseUrl").substring(RunningSandbox.baseUrl().length());

        assertThat(member.api().get(prefix + "/v1/me").status()).isEqualTo(503);
        assertThat(member.api().get(prefix + "/v1/me").status()).isEqualTo(200);
        assertThat(member.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void aSessionTellsWhatHasHappened() {
        planned("{\"fault\":\"unavailable\",\"path\":\"/v1/me\",\"skip\":1,\"times\":2}");
        for (int i = 0; i < 4; i++) {
            rehearsing().get("/v1/me");
        }

        var told = Api.anonymous().get("/sandbox/sessions/" + name);

        assertThat(told.number("/faults/0/seen")).isEqualTo(4);
        assertThat(told.number("/faults/0/happened")).isEqualTo(2);
    }

    @Test
    void aSessionThatNobodyMadeAndAPlanBeyondTheRulesAreRefused() {
        assertThat(rehearsing().get("/v1/me").status()).isEqualTo(404);

        var refused = planned("{\"fault\":\"sabotage\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/code")).isEqualTo("invalid-parameter");
        assertThat(refused.at("/detail")).contains("lost-after-commit").doesNotContain("sabotage");
        assertThat(planned("{\"fault\":\"slow\",\"more\":1}").status()).isEqualTo(400);
    }

    /** The clock of this sandbox is shared by all tests: it is not moved here. */
    @Test
    void theClockNeverGoesBack() {
        for (var by : new String[] {"-PT1S", "P3661D", "a while", "P1M"}) {
            var refused = Api.anonymous().post("/sandbox/clock", "{\"by\":\"" + by + "\"}");

            assertThat(refused.status()).as(by).isEqualTo(400);
            assertThat(refused.at("/parameter")).isEqualTo("by");
        }
        assertThat(Api.anonymous().get("/sandbox/clock").at("/now")).isNotEmpty();
    }
}
