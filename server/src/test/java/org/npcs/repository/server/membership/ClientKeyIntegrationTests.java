package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Tokens;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSandbox.class)
class ClientKeyIntegrationTests {

    private static final String KEYS = "membership:keys membership:read membership:manage incident:read";
    private static final JsonMapper JSON = new JsonMapper();

    private final NewMember member = NewMember.enter();
    private final String administrator = member.further(KEYS);
    private final Api admin = Api.with(Tokens.signed(administrator, KEYS));
    private final String client = member.further("incident:read");

    @Test
    void aRotationHasNoGapAndARetiredKeyIsToldApart() {
        var old = key();
        var next = key();
        publish("old", old, "");
        assertThat(token(old, "old").statusCode()).isEqualTo(200);
        publish("next", next, "");

        assertThat(token(old, "old").statusCode())
                .as("both sign during the overlap")
                .isEqualTo(200);
        assertThat(token(next, "next").statusCode()).isEqualTo(200);
        assertThat(keySet()).containsExactly("old", "next");

        var retired = move("old", "retired");
        assertThat(retired.at("/state")).as(retired.body()).isEqualTo("retired");
        assertThat(keySet()).containsExactly("next");
        assertThat(fault(token(old, "old"))).isEqualTo("key-retired");
        assertThat(token(next, "next").statusCode()).isEqualTo(200);
        assertThat(fault(token(old, "next"))).isEqualTo("token-bad-signature");
        assertThat(fault(token(old, "unheard-of"))).isEqualTo("token-unknown-key");
    }

    @Test
    void aTokenThatAPublishedKeyGotWorks() {
        var key = key();
        publish("one", key, "");

        var token = JSON.readTree(token(key, "one").body()).path("access_token").asString();

        assertThat(Api.with(token).get("/v1/me").at("/client/clientId")).isEqualTo(client);
    }

    @Test
    void aKeyIsInUseBetweenItsDays() {
        var now = Tokens.now();
        var later = key();
        publish("later", later, ",\"activeFrom\":\"" + now.plus(Duration.ofDays(2)) + "\"");
        assertThat(state("later")).isEqualTo("published");
        assertThat(fault(token(later, "later"))).isEqualTo("key-retired");

        var ending = key();
        publish("ending", ending, ",\"retiresAt\":\"" + now.plus(Duration.ofDays(2)) + "\"");
        assertThat(state("ending")).isEqualTo("retiring");
        assertThat(keySet()).containsExactly("ending");

        publish("begun", key(), "");
        assertThat(state("begun")).isEqualTo("active");
        var backwards = put(
                "backwards", key(), ",\"activeFrom\":\"" + now + "\",\"retiresAt\":\"" + now.minusSeconds(1) + "\"");
        assertThat(backwards.at("/findings/0/rule")).as(backwards.body()).isEqualTo("STR-DAYS");
    }

    @Test
    void aKeyStaysWhatItIsAndItsDaysMayChange() {
        var key = key();
        assertThat(publish("k", key, "").at("/version")).isEqualTo("1");
        assertThat(put("k", key, "").status()).isEqualTo(200);
        assertThat(admin.get(path("k")).at("/version"))
                .as("said again, nothing changes")
                .isEqualTo("1");
        assertThat(put("k", key(), "").code()).isEqualTo("already-exists");

        var end = ",\"retiresAt\":\"" + Tokens.now().plus(Duration.ofDays(9)) + "\"";
        assertThat(put("k", key, end).code()).isEqualTo("precondition-required");
        assertThat(admin.put(path("k") + "?expectedVersion=1", body(key, end)).at("/version"))
                .isEqualTo("2");
        move("k", "revoked");
        assertThat(admin.put(path("k") + "?expectedVersion=3", body(key, "")).code())
                .isEqualTo("record-closed");
        var again = move("k", "retired");
        assertThat(again.code()).isEqualTo("illegal-transition");
        assertThat(again.at("/state")).isEqualTo("revoked");
    }

    @Test
    void privateOrWeakKeysAreRefusedAndKeptNowhere() throws JOSEException {
        var whole = new ECKeyGenerator(Curve.P_256).generate();
        var secret = whole.getD().toString();

        var leaked = admin.put(path("leaked"), "{\"publicKey\":" + whole.toJSONString() + "}");

        assertThat(leaked.code()).isEqualTo("validation-failed");
        assertThat(leaked.body()).doesNotContain(secret);
        assertThat(Database.number("SELECT count(*) FROM client_key WHERE content LIKE '%' || ? || '%'", secret))
                .isZero();
        var weak = new RSAKeyGenerator(1024, true).generate().toPublicJWK();
        assertThat(admin.put(path("weak"), "{\"publicKey\":" + weak.toJSONString() + "}")
                        .status())
                .isEqualTo(422);
        var off = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AAAA\",\"y\":\"AAAA\"}";
        assertThat(admin.put(path("off"), "{\"publicKey\":" + off + "}").at("/findings/0/rule"))
                .isEqualTo("STR-PUBLIC-KEY");
        assertThat(admin.put(path("none"), "{}").code()).isEqualTo("validation-failed");
    }

    @Test
    void onlyTheOwnerOrTheClientItselfSpeaksForIt() {
        var stranger = NewMember.enter();
        var foreign = Api.with(Tokens.signed(stranger.further(KEYS), KEYS));
        assertThat(foreign.put(path("k"), body(key(), "")).code()).isEqualTo("not-found");
        assertThat(foreign.get(path("k")).code()).isEqualTo("not-found");
        assertThat(foreign.get("/v1/clients/" + client + "/keys").code()).isEqualTo("not-found");
        var itself = Api.with(Tokens.signed(client, "incident:read"));
        assertThat(itself.put(path("k"), body(key(), "")).code()).isEqualTo("insufficient-scope");

        assertThat(Api.as("operator").put(path("k"), body(key(), "")).code())
                .as("the operator speaks for no member")
                .isEqualTo("insufficient-scope");
        publish("k", key(), "");
        assertThat(Api.as("operator")
                        .post(path("k") + "/transitions", "{\"to\":\"revoked\"}")
                        .at("/state"))
                .as("and may stop any key")
                .isEqualTo("revoked");
    }

    @Test
    void aVendorRotatesItsOwnKeys() {
        var own = "/v1/clients/lantern/keys/rotation-" + UUID.randomUUID();

        var published = Api.as("lantern").put(own, body(key(), ""));

        assertThat(published.status()).as(published.body()).isEqualTo(201);
        assertThat(Api.as("lantern")
                        .put("/v1/clients/" + client + "/keys/k", body(key(), ""))
                        .code())
                .isEqualTo("not-found");
        assertThat(Api.as("lantern")
                        .actingFor("US-XB-ALD")
                        .put(own, body(key(), ""))
                        .code())
                .as("in the name of a member it has not even this right")
                .isEqualTo("insufficient-scope");
        assertThat(Api.as("operator")
                        .post(own + "/transitions", "{\"to\":\"retired\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keySetsHoldNothingForClientsThatAreUnknownOrSuspended() {
        publish("k", key(), "");
        assertThat(Api.anonymous().get("/v1/clients/nobody-at-all/jwks").body()).isEqualTo("{\"keys\":[]}");

        assertThat(admin.post("/v1/clients/" + client + "/transitions", "{\"to\":\"suspended\"}")
                        .status())
                .isEqualTo(200);

        assertThat(keySet()).isEmpty();
    }

    @Test
    void aRepeatedStepIsTakenOnceAndTheTrailNamesIt() {
        publish("k", key(), "");
        var once = admin.key(UUID.randomUUID().toString());

        var first = once.post(path("k") + "/transitions", "{\"to\":\"retired\"}");
        var second = once.post(path("k") + "/transitions", "{\"to\":\"retired\"}");

        assertThat(second.at("/version")).as(second.body()).isEqualTo(first.at("/version"));
        assertThat(Database.number(
                        "SELECT count(*) FROM audit_entry WHERE jurisdiction = ? AND noun = 'client_key' AND client_id = ?",
                        member.code(),
                        administrator))
                .isGreaterThanOrEqualTo(2);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String path(String keyId) {
        return "/v1/clients/" + client + "/keys/" + keyId;
    }

    private static String body(ECKey key, String more) {
        return "{\"publicKey\":" + key.toPublicJWK().toJSONString() + more + "}";
    }

    private Reply put(String keyId, ECKey key, String more) {
        return admin.put(path(keyId), body(key, more));
    }

    private Reply publish(String keyId, ECKey key, String more) {
        var published = put(keyId, key, more);
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        return published;
    }

    private Reply move(String keyId, String to) {
        return admin.post(path(keyId) + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private String state(String keyId) {
        return admin.get(path(keyId)).at("/state");
    }

    private List<String> keySet() {
        return Api.anonymous().get("/v1/clients/" + client + "/jwks").values("/keys", "kid");
    }

    private HttpResponse<String> token(ECKey key, String keyId) {
        Instant now = Tokens.now();
        var assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384).keyID(keyId).build(),
                new JWTClaimsSet.Builder()
                        .issuer(client)
                        .subject(client)
                        .audience(RunningSandbox.baseUrl() + "/oauth2/token")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Tokens.ask(
                "",
                "grant_type=client_credentials&client_id=" + client + "&client_assertion_type="
                        + URLEncoder.encode(
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                        + "&client_assertion=" + assertion.serialize());
    }

    private static String fault(HttpResponse<String> refused) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
        return JSON.readTree(refused.body()).path("error_description").asString("");
    }
}
