package org.npcs.repository.server.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

/** A state's technical team sends for a tribal nation that goes on owning, and hiding, what it sends. */
@ExtendWith(RunningSandbox.class)
class RelayIntegrationTests {

    private static final String SCOPES =
            "incident:read incident:write review:read review:write exchange:read exchange:write";

    private final NewMember nation = NewMember.enter();
    private final NewMember state = NewMember.enter();
    private final Api own = Api.with(Tokens.signed(state.client(), SCOPES));
    private final Api relay = own.actingFor(nation.code());
    private final String key = Samples.localKey();

    @Test
    void withoutADelegationAMemberActsForItselfAlone() {
        assertThat(relay.put(nation.path("incidents/" + key), Samples.incident(key))
                        .code())
                .isEqualTo("no-delegation");
        assertThat(own.actingFor(state.code()).get(state.path("incidents")).status())
                .as("its own jurisdiction may be named")
                .isEqualTo(200);
    }

    @Test
    void whatIsRelayedBelongsToTheNationAndIsNotReadBack() {
        grant("incident:write review:write exchange:write");
        var sent = relay.put(nation.path("incidents/" + key), Samples.incident(key));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        var id = sent.at("/id");
        assertThat(sent.at("/jurisdiction")).isEqualTo(nation.code());

        for (Reply look : List.of(
                relay.get(nation.path("incidents/" + key)),
                relay.get("/v1/incidents/" + id),
                relay.get(nation.path("incidents")),
                relay.get(nation.path("changes")),
                relay.patch(nation.path("incidents/" + key + "?expectedVersion=1"), "{}"),
                relay.post("/v1/incidents/" + id + "/transitions", "{\"to\":\"accepted\"}"),
                relay.put("/v1/incidents/" + id + "/local-key", "{\"localKey\":\"" + Samples.localKey() + "\"}"))) {
            assertThat(look.code()).as(look.body()).isEqualTo("insufficient-scope");
            assertThat(look.body()).doesNotContain("eventDate");
        }
        assertThat(own.get("/v1/incidents/" + id).code())
                .as("for itself it is not there")
                .isEqualTo("not-found");
        assertThat(own.get(state.path("incidents")).body()).doesNotContain(key);
        assertThat(nation.api().get("/v1/incidents/" + id).at("/content/localKey"))
                .isEqualTo(key);
    }

    @Test
    void guessesAreNotAnswered() {
        grant("incident:write");
        relay.put(nation.path("incidents/" + key), Samples.incident(key));
        nation.api()
                .put(
                        nation.path("incidents/" + key + "?expectedVersion=1&reason=entry-error"),
                        Samples.incident(key).put("awareDate", "2026-09-16"));

        var guess = relay.put(
                nation.path("incidents/" + key + "?expectedVersion=1"),
                Samples.incident(key).put("awareDate", "2026-09-17"));

        assertThat(guess.code()).isEqualTo("version-mismatch");
        assertThat(guess.json().has("differingMembers")).as(guess.body()).isFalse();
        assertThat(guess.json().has("lastWriter")).isFalse();
    }

    @Test
    void theNationLetsItReadAndTakesThatBackAtOnce() {
        var granted = grant("incident:write incident:read");
        assertThat(relay.put(nation.path("incidents/" + key), Samples.incident(key))
                        .status())
                .isEqualTo(201);
        assertThat(relay.get(nation.path("incidents/" + key)).status()).isEqualTo(200);

        assertThat(nation.api()
                        .post(granted + "/transitions", "{\"to\":\"revoked\"}")
                        .status())
                .isEqualTo(200);

        assertThat(relay.get(nation.path("incidents/" + key)).code()).isEqualTo("delegation-revoked");
    }

    @Test
    void bothAreNamedInTheTrailOfTheOwner() {
        grant("incident:write");
        relay.put(nation.path("incidents/" + key), Samples.incident(key));

        assertThat(Database.texts(
                        "SELECT DISTINCT client_id FROM audit_entry WHERE jurisdiction = ? AND noun = 'incident'",
                        nation.code()))
                .containsExactly(state.client());
        assertThat(Database.number(
                        "SELECT count(*) FROM audit_entry WHERE jurisdiction = ? AND noun = 'incident'", state.code()))
                .isZero();
    }

    @Test
    void aRelayGetsNoneOfTheRightsThatOnlyAMemberHas() {
        for (String scope : List.of("membership:manage", "membership:keys", "review:finalise", "sharing:manage")) {
            assertThat(nation.api()
                            .post(nation.path("delegations"), body(scope))
                            .code())
                    .as(scope)
                    .isEqualTo("invalid-parameter");
        }
    }

    private String grant(String scopes) {
        var granted = nation.api().post(nation.path("delegations"), body(scopes));
        assertThat(granted.status()).as(granted.body()).isEqualTo(201);
        return nation.path("delegations/" + granted.at("/id"));
    }

    private String body(String scopes) {
        var today = LocalDate.ofInstant(Tokens.now(), ZoneOffset.UTC);
        return "{\"clientId\":\"%s\",\"scopes\":[\"%s\"],\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(state.client(), scopes.replace(" ", "\",\""), today, today.plusDays(30));
    }
}
