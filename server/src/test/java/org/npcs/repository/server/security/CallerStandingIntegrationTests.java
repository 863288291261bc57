package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

@ExtendWith(RunningSandbox.class)
class CallerStandingIntegrationTests {

    private static final String SCOPES = "incident:read incident:write review:read review:write";

    private final NewMember member = NewMember.enter();
    private final String vendor = NewMember.vendor();
    private final Api acting = Api.with(Tokens.signed(vendor, SCOPES)).actingFor(member.code());
    private final LocalDate today = LocalDate.ofInstant(Tokens.now(), ZoneOffset.UTC);

    @Test
    void aSuspendedClientIsRefusedWithItsNextRequestAndWorksAgainAfterwards() {
        var client = member.further("incident:read");
        var api = Api.with(Tokens.signed(client, "incident:read"));
        assertThat(api.get(member.path("incidents")).status()).isEqualTo(200);

        move("/v1/clients/" + client, "suspended");
        assertThat(api.get(member.path("incidents")).code()).isEqualTo("client-unknown");
        move("/v1/clients/" + client, "active");
        assertThat(api.get(member.path("incidents")).status()).isEqualTo(200);
        move("/v1/clients/" + client, "closed");
        assertThat(api.get("/v1/me").code()).isEqualTo("client-unknown");
        assertThat(step("/v1/clients/" + client, "active").code()).isEqualTo("illegal-transition");
    }

    @Test
    void aVendorWorksByDelegationAloneAndOnlyForWhomItNames() {
        assertThat(acting.get(member.path("incidents")).code()).isEqualTo("no-delegation");
        grant(today.minusDays(1), today.plusDays(30), "incident:read");

        assertThat(acting.get(member.path("incidents")).status()).isEqualTo(200);
        assertThat(acting.get("/v1/jurisdictions/US-XA/incidents").code()).isEqualTo("not-found");
        var elsewhere = Api.with(Tokens.signed(vendor, SCOPES)).actingFor("US-XA");
        assertThat(elsewhere.get("/v1/jurisdictions/US-XA/incidents").code()).isEqualTo("no-delegation");
        assertThat(Api.with(Tokens.signed(vendor, SCOPES))
                        .get(member.path("incidents"))
                        .code())
                .isEqualTo("acting-for-needed");
        var key = Samples.localKey();
        var unscoped = acting.put(member.path("incidents/" + key), Samples.incident(key));
        assertThat(unscoped.code()).isEqualTo("insufficient-scope");
        assertThat(unscoped.texts("/allowed")).containsExactly("incident:write");
    }

    @Test
    void aRevokedOrSuspendedDelegationIsRefusedWithTheNextRequest() {
        var delegation = grant(today, today.plusDays(30), "incident:read");
        assertThat(acting.get(member.path("incidents")).status()).isEqualTo(200);

        move(delegation, "suspended");
        assertThat(acting.get(member.path("incidents")).code()).isEqualTo("delegation-revoked");
        move(delegation, "granted");
        assertThat(acting.get(member.path("incidents")).status()).isEqualTo(200);
        move(delegation, "revoked");
        assertThat(acting.get(member.path("incidents")).code()).isEqualTo("delegation-revoked");
        assertThat(step(delegation, "granted").code()).isEqualTo("illegal-transition");
    }

    @Test
    void aDelegationCountsFromItsFirstToItsLastDay() {
        grant(today.plusDays(1), today.plusDays(30), "incident:read");
        assertThat(acting.get(member.path("incidents")).code()).isEqualTo("no-delegation");
        grant(today.minusDays(30), today.minusDays(1), "incident:read");
        assertThat(acting.get(member.path("incidents")).code()).isEqualTo("no-delegation");
        grant(today, today, "incident:read");
        assertThat(acting.get(member.path("incidents")).status()).isEqualTo(200);
    }

    @Test
    void aSuccessorGrantedInAdvanceDoesNotHideTheDelegationInForce() {
        grant(today.minusDays(30), today.plusDays(5), "incident:read");
        grant(today.plusDays(6), today.plusDays(300), "incident:read");

        assertThat(acting.get(member.path("incidents")).status()).isEqualTo(200);
    }

    @Test
    void aMemberNeverGivesAwayItsOwnAdministration() {
        for (String scope :
                new String[] {"membership:manage", "review:finalise", "definition:manage", "sharing:manage"}) {
            var refused = member.api().post(member.path("delegations"), body(today, today, scope));
            assertThat(refused.status()).as(scope).isBetween(400, 422);
        }
        assertThat(member.api()
                        .post(member.path("delegations"), body(today, today.minusDays(1), "incident:read"))
                        .code())
                .isEqualTo("invalid-parameter");
    }

    @Test
    void aMissingScopeIsNamed() {
        var refused = Api.with(Tokens.signed(member.client(), "incident:read")).get(member.path("reviews"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("insufficient-scope");
        assertThat(refused.texts("/allowed")).containsExactly("review:read");
    }

    @Test
    void permissionIsDecidedBeforeTheBodyIsJudged() {
        var reader = Api.with(Tokens.signed(member.client(), "incident:read"));

        assertThat(reader.put(member.path("incidents/ABCDEFG"), "{not json").code())
                .isEqualTo("insufficient-scope");
        assertThat(Api.anonymous()
                        .put(member.path("incidents/ABCDEFG"), "{not json")
                        .code())
                .isEqualTo("unauthenticated");
    }

    @Test
    void onlyTheOperatorEntersJurisdictions() {
        var body = "{\"code\":\"US-QQ\",\"name\":\"Q\",\"kind\":\"state\"}";

        assertThat(member.api().put("/v1/jurisdictions/US-QQ", body).status()).isIn(403, 404);
        assertThat(member.api().get("/v1/jurisdictions/US-QQ").code()).isEqualTo("not-found");
    }

    @Test
    void twinsOfOneJurisdictionAndAnUnknownEnclosingOneAreNoDefects() {
        var replies = IntStream.range(0, 10)
                .mapToObj(i -> Api.as("operator")
                        .sendLater(
                                "PUT",
                                "/v1/jurisdictions/US-ZTW",
                                "{\"code\":\"US-ZTW\",\"name\":\"Twin\",\"kind\":\"state\"}"))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(200, 201);
        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(1);
        assertThat(Api.as("operator")
                        .put(
                                "/v1/jurisdictions/US-ZTX",
                                "{\"code\":\"US-ZTX\",\"name\":\"X\",\"kind\":\"county\",\"within\":\"US-NONE\"}")
                        .at("/parameter"))
                .isEqualTo("within");
    }

    @Test
    void clientsOfAnotherKindOrWithATakenNameAreRefused() {
        var vendorByMember =
                "{\"clientId\":\"sneaky-vendor\",\"name\":\"S\",\"kind\":\"vendor\",\"scopes\":[\"incident:read\"]}";
        var taken =
                "{\"clientId\":\"fenwick-nightly\",\"name\":\"S\",\"kind\":\"member\",\"scopes\":[\"incident:read\"]}";
        var kindless = "{\"clientId\":\"sneaky-two\",\"name\":\"S\",\"kind\":\"admin\",\"scopes\":[\"incident:read\"]}";
        var owner =
                "{\"clientId\":\"sneaky-three\",\"name\":\"S\",\"kind\":\"member\",\"jurisdiction\":\"US-XB\",\"scopes\":[\"incident:read\"]}";

        assertThat(member.api().post("/v1/clients", vendorByMember).code()).isEqualTo("invalid-parameter");
        assertThat(member.api().post("/v1/clients", taken).code()).isEqualTo("already-exists");
        assertThat(member.api().post("/v1/clients", kindless).status()).isIn(400, 422);
        var registered = member.api().post("/v1/clients", owner);
        if (registered.status() == 201) {
            assertThat(registered.at("/jurisdiction")).isEqualTo(member.code());
        }
        assertThat(member.api().get("/v1/clients?limit=500").body()).doesNotContain("fenwick");
    }

    private String grant(LocalDate from, LocalDate until, String scopes) {
        var granted = member.api().post(member.path("delegations"), body(from, until, scopes));
        assertThat(granted.status()).as(granted.body()).isEqualTo(201);
        return member.path("delegations/" + granted.at("/id"));
    }

    private String body(LocalDate from, LocalDate until, String scopes) {
        return "{\"clientId\":\"%s\",\"scopes\":[\"%s\"],\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(vendor, scopes.replace(" ", "\",\""), from, until);
    }

    private Reply step(String path, String to) {
        return member.api().post(path + "/transitions", "{\"to\":\"" + to + "\"}");
    }

    private void move(String path, String to) {
        var moved = step(path, to);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }
}
