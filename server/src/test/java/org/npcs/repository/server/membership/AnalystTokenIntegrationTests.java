package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.AnalystKit;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.Waiting;

@ExtendWith(RunningSandbox.class)
class AnalystTokenIntegrationTests {

    private static final String RIGHTS = "membership:read membership:manage";

    private final NewMember member = NewMember.enter();
    private final String client = member.further(RIGHTS);
    private final Api admin = Api.with(Tokens.signed(client, RIGHTS));
    private final String tokens = member.path("analyst-tokens");

    @Test
    void aTokenReadsFiguresAndItsSecretIsToldOnce() {
        var once = admin.key(UUID.randomUUID().toString());
        var body = AnalystKit.body(90, ",\"addressRanges\":[\"127.0.0.0/8\",\"::1/128\"]");

        var made = once.post(tokens, body);
        var again = once.post(tokens, body);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(Api.with(made.at("/token")).get("/v1/releases").status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/record/id")).isEqualTo(made.at("/record/id"));
        assertThat(again.json().has("token")).isFalse();
        var secret = made.at("/token");
        var read = admin.get(tokens + "/" + made.at("/record/id"));
        for (Reply other : new Reply[] {again, read, admin.get(tokens)}) {
            assertThat(other.status()).as(other.body()).isLessThan(300);
            assertThat(other.body()).doesNotContain(secret.substring(8, 30));
        }
        assertThat(read.at("/state")).isEqualTo("active");
        assertThat(read.at("/createdBy")).isEqualTo(client);
        assertThat(read.texts("/addressRanges")).containsExactly("127.0.0.0/8", "::1/128");
    }

    @Test
    void theLastDayOfUseIsShown() {
        var kit = AnalystKit.make(admin, member.code(), "");
        assertThat(admin.get(kit.path()).json().has("lastUsedOn")).isFalse();

        kit.api().get("/v1/me");
        assertThat(admin.get(kit.path()).json().has("lastUsedOn"))
                .as("it opened nothing")
                .isFalse();
        kit.api().get("/v1/releases");
        kit.api().get("/v1/releases");

        assertThat(admin.get(kit.path()).at("/lastUsedOn"))
                .isEqualTo(AnalystKit.today().toString());
        assertThat(admin.get(tokens).at("/items/0/lastUsedOn"))
                .isEqualTo(AnalystKit.today().toString());
        assertThat(admin.get(kit.path()).at("/version")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 91, 3650})
    void theLastDayIsNearAndNotOver(int days) {
        var refused = admin.post(tokens, AnalystKit.body(days, ""));

        assertThat(refused.code()).isEqualTo("invalid-parameter");
        assertThat(refused.at("/parameter")).isEqualTo("expiresOn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.0/33", "999.0.2.0/24", "::/129", ":::/8"})
    void whatIsNoRangeOfAddressesIsRefused(String range) {
        var refused = admin.post(tokens, AnalystKit.body(1, ",\"addressRanges\":[\"" + range + "\"]"));

        assertThat(refused.code()).isEqualTo("invalid-parameter");
        assertThat(refused.at("/parameter")).isEqualTo("addressRanges");
    }

    @Test
    void aTokenIsGoodFromTheAddressesThatItNames() {
        var here = AnalystKit.make(admin, member.code(), ",\"addressRanges\":[\"127.0.0.0/8\",\"::1/128\"]");
        var elsewhere = AnalystKit.make(admin, member.code(), ",\"addressRanges\":[\"192.0.2.0/24\"]");

        assertThat(here.api().get("/v1/releases").status()).isEqualTo(200);
        rejected(elsewhere.api().get("/v1/releases"), "token-wrong-address");
        assertThat(elsewhere
                        .api()
                        .header("X-Forwarded-For", "192.0.2.7")
                        .get("/v1/releases")
                        .status())
                .as("without a proxy that is trusted, nobody says by a header where it is")
                .isEqualTo(401);
    }

    @Test
    void aRevokedTokenIsOver() {
        var kit = AnalystKit.make(admin, member.code(), "");
        assertThat(admin.post(kit.path() + "/transitions", "{\"to\":\"revoked\"}")
                        .code())
                .as("without a reason")
                .isEqualTo("invalid-parameter");

        var revoked = kit.revoke();

        assertThat(revoked.at("/state")).as(revoked.body()).isEqualTo("revoked");
        assertThat(revoked.at("/reason")).isEqualTo("other");
        rejected(kit.api().get("/v1/releases"), "token-revoked");
        assertThat(kit.revoke().code()).isEqualTo("illegal-transition");
        assertThat(admin.post(kit.path() + "/transitions", "{\"to\":\"active\",\"reason\":\"other\"}")
                        .code())
                .isEqualTo("illegal-transition");
    }

    @Test
    void aTokenEndsWithItsLastDay() {
        var kit = AnalystKit.make(admin, member.code(), "");
        assertThat(kit.api().get("/v1/releases").status()).isEqualTo(200);
        // What is stored does not change; so the day is moved where the trigger does not look.
        Database.asOwner(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT set_config('app.jurisdiction', '" + member.code() + "', false)");
                statement.execute("ALTER TABLE analyst_token DISABLE TRIGGER USER");
                statement.execute("UPDATE analyst_token SET content = replace(content, '"
                        + AnalystKit.today().plusDays(30) + "', '"
                        + AnalystKit.today().minusDays(1) + "')");
                statement.execute("ALTER TABLE analyst_token ENABLE TRIGGER USER");
            }
            return true;
        });

        rejected(kit.api().get("/v1/releases"), "token-expired");
        assertThat(admin.get(kit.path()).at("/state")).isEqualTo("expired");
        assertThat(kit.revoke().at("/state")).isEqualTo("revoked");
    }

    @Test
    void aTokenEndsWithTheClientThatMadeIt() {
        var kit = AnalystKit.make(admin, member.code(), "");
        var state = "/v1/clients/" + client + "/transitions";

        member.api().post(state, "{\"to\":\"suspended\"}");
        rejected(kit.api().get("/v1/releases"), "token-owner-inactive");
        member.api().post(state, "{\"to\":\"active\"}");
        assertThat(kit.api().get("/v1/releases").status()).isEqualTo(200);
    }

    @Test
    void aTokenWorksForItsMemberAlone() {
        var stranger = NewMember.enter();
        var kit = AnalystKit.make(admin, member.code(), "");
        var own = "/v1/analytics/item-prevalence?member=";

        assertThat(kit.api().get(own + member.code()).status()).isEqualTo(200);
        assertThat(kit.api().get(own + stranger.code()).withoutRequest())
                .isEqualTo(kit.api().get(own + "US-QQ").withoutRequest())
                .startsWith("4");
        for (String code : new String[] {stranger.code(), member.code()}) {
            assertThat(kit.api().actingFor(code).get("/v1/releases").code()).isEqualTo("no-delegation");
        }
        assertThat(stranger.api().get(kit.path()).code()).isEqualTo("not-found");
        assertThat(stranger.api()
                        .post(kit.path() + "/transitions", "{\"to\":\"revoked\",\"reason\":\"other\"}")
                        .code())
                .isEqualTo("not-found");
        assertThat(stranger.api().post(tokens, AnalystKit.body(9, "")).code()).isEqualTo("not-found");
        assertThat(Api.as("operator").post(tokens, AnalystKit.body(9, "")).code())
                .as("the operator makes none for anybody")
                .isIn("not-found", "insufficient-scope");
    }

    @Test
    void theTrailNamesWhoMadeRevokedAndUsedIt() {
        var kit = AnalystKit.make(admin, member.code(), "");
        var id = kit.path().substring(kit.path().lastIndexOf('/') + 1);
        kit.api().get("/v1/analytics/item-prevalence?member=" + member.code());
        kit.api().get("/v1/clients");
        kit.revoke();
        kit.api().get("/v1/releases");

        assertThat(entries("client_id = ? AND noun = 'analyst_token' AND action = 'create'", client))
                .isEqualTo(1);
        assertThat(entries("client_id = ? AND noun = 'analyst_token' AND action = 'update'", client))
                .isEqualTo(1);
        var all = new ArrayList<String>();
        Waiting.until(() -> {
            var trail = member.api().get(member.path("audit-entries?limit=500&clientId=analyst-token:" + id));
            all.clear();
            trail.json()
                    .path("items")
                    .forEach(item -> all.add(item.at("/entry/action").asString() + " "
                            + item.at("/entry/code").asString("")));
            return all.size() >= 3;
        });
        assertThat(all).containsExactly("count ", "attempt insufficient-scope", "attempt token-rejected");
    }

    private long entries(String condition, String who) {
        return Database.number(
                "SELECT count(*) FROM audit_entry WHERE jurisdiction = ? AND " + condition, member.code(), who);
    }

    private static void rejected(Reply reply, String fault) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("token-rejected");
        assertThat(reply.at("/fault")).isEqualTo(fault);
        assertThat(Api.anonymous().get("/v1/errors/" + fault).at("/code")).isEqualTo(fault);
    }
}
