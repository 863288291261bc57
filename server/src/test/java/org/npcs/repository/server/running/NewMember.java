package org.npcs.repository.server.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A member with one client of all rights and no records yet, for tests that count.
 *
 * @param code code of the jurisdiction
 * @param client identifier of its client
 * @param api calls of the client
 */
public record NewMember(String code, String client, Api api) {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String SCOPES = "incident:read incident:write review:read review:write review:finalise"
            + " exchange:read exchange:write membership:read membership:manage membership:keys audit:read sharing:read sharing:manage shared:read analytics:read notice:read notice:respond outcome:read outcome:write"
            + " support:read support:write culture:read culture:write improvement:read improvement:write learning:read learning:write governance:read governance:write";

    /** Enters a member that has a team and has taken the steps into the partnership. */
    public static NewMember active() {
        var member = enter();
        member.api()
                .put(
                        member.path("team"),
                        "{\"positions\":[{\"key\":\"LEAD-1\",\"roles\":[\"leader\"]},{\"key\":\"EXEC-1\",\"roles\":[\"executive\"]}]}");
        for (String step : List.of("onboarding", "active")) {
            var moved = Api.as("coordinator")
                    .post(
                            member.path("membership/transitions"),
                            "{\"to\":\"" + step + "\",\"decision\":\"EC-2025-002\"}");
            if (moved.status() != 200) {
                throw new IllegalStateException(moved.body());
            }
        }
        return member;
    }

    /** Enters a member, as the operator does. */
    public static NewMember enter() {
        int number = NEXT.getAndIncrement();
        var code = "US-Z" + Integer.toString(36 + number, 36).toUpperCase(Locale.ROOT);
        var operator = Api.as("operator");
        var entered = operator.put(
                "/v1/jurisdictions/" + code,
                "{\"code\":\"" + code + "\",\"name\":\"Invented " + number + "\",\"kind\":\"state\"}");
        assertThat(entered.status()).as(entered.body()).isEqualTo(201);
        var client = "invented-" + number;
        register(operator, client, "member", ",\"jurisdiction\":\"" + code + "\"", SCOPES);
        return new NewMember(code, client, Api.with(Tokens.signed(client, SCOPES)));
    }

    /** Registers a vendor's client; returns its identifier. */
    public static String vendor() {
        var client = "vendor-" + NEXT.getAndIncrement();
        register(
                Api.as("operator"),
                client,
                "vendor",
                "",
                "incident:read incident:write review:read review:write membership:read");
        return client;
    }

    /** Registers a further client of the member; returns its identifier. */
    public String further(String scopes) {
        var further = "invented-" + NEXT.getAndIncrement();
        register(api, further, "member", "", scopes);
        return further;
    }

    /** Address of the member's collection or record. */
    public String path(String rest) {
        return "/v1/jurisdictions/" + code + "/" + rest;
    }

    /** Stores a first version of an incident; returns its identifier. */
    public String stored(String localKey) {
        var stored = api.put(path("incidents/" + localKey), Samples.incident(localKey));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        return stored.at("/id");
    }

    private static void register(Api by, String client, String kind, String owner, String scopes) {
        var registered = by.post(
                "/v1/clients",
                "{\"clientId\":\"%s\",\"name\":\"Invented\",\"kind\":\"%s\"%s,\"scopes\":[\"%s\"]}"
                        .formatted(client, kind, owner, scopes.replace(" ", "\",\"")));
        assertThat(registered.status()).as(registered.body()).isEqualTo(201);
    }
}
