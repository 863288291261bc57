package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;

/** For every operation with an owner: what another member owns answers like what does not exist. */
@ExtendWith(RunningSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignRecordsIntegrationTests {

    private final NewMember stranger = NewMember.enter();
    private final String key = Samples.localKey();
    private String incident = "";
    private String review = "";

    private record Call(String method, String foreign, String missing, String body) {}

    @BeforeAll
    void storeWhatIsForeign() {
        review = Members.submittedReview(key);
        incident = Api.as("fenwick-nightly").get(Members.fenwick(key)).at("/id");
    }

    private Stream<Call> calls() {
        var noKey = Samples.localKey();
        var none = UUID.randomUUID().toString();
        var delegation = "/v1/jurisdictions/US-XB-ALD/delegations/01890000-0000-7000-8000-000000000001";
        var noDelegation = "/v1/jurisdictions/US-XB-ALD/delegations/" + none;
        return Stream.of(
                        byKey(
                                "PUT",
                                "incidents/KEY",
                                noKey,
                                Samples.incident(key).toString()),
                        byKey("PATCH", "incidents/KEY", noKey, "{\"manner\":\"C\"}"),
                        byKey("GET", "incidents/KEY", noKey, ""),
                        byKey("GET", "incidents/KEY?asOf=2099-01-01T00:00:00Z", noKey, ""),
                        byKey(
                                "PUT",
                                "incidents/KEY/reviews/1",
                                noKey,
                                Samples.review(key).toString()),
                        byKey("PATCH", "incidents/KEY/reviews/1", noKey, "{\"lesson\":\"x y\"}"),
                        byKey("GET", "incidents/KEY/reviews/1", noKey, ""),
                        byId("GET", "incidents/" + incident, incident, none, ""),
                        byId("GET", "incidents/" + incident + "/versions", incident, none, ""),
                        byId("GET", "incidents/" + incident + "/versions/1", incident, none, ""),
                        byId(
                                "POST",
                                "incidents/" + incident + "/determinations",
                                incident,
                                none,
                                "determination-fatality"),
                        byId("POST", "incidents/" + incident + "/findings", incident, none, "neglect-finding"),
                        byId("POST", "incidents/" + incident + "/transitions", incident, none, "{\"to\":\"accepted\"}"),
                        byId("GET", "reviews/" + review, review, none, ""),
                        byId("GET", "reviews/" + review + "/versions", review, none, ""),
                        byId("GET", "reviews/" + review + "/versions/1", review, none, ""),
                        byId("PUT", "reviews/" + review + "/ratings/r2", review, none, "second-ratings"),
                        byId("POST", "reviews/" + review + "/transitions", review, none, "{\"to\":\"finalised\"}"),
                        new Call("GET", delegation, noDelegation, ""),
                        new Call(
                                "POST",
                                delegation + "/transitions",
                                noDelegation + "/transitions",
                                "{\"to\":\"revoked\"}"),
                        new Call("GET", "/v1/clients/fenwick-nightly", "/v1/clients/nobody-at-all", ""),
                        new Call(
                                "POST",
                                "/v1/clients/fenwick-nightly/transitions",
                                "/v1/clients/nobody-at-all/transitions",
                                "{\"to\":\"suspended\"}"))
                .flatMap(call -> Stream.of(call));
    }

    @Test
    void whatAnotherOwnsIsAnsweredByteForByteLikeWhatIsMissing() {
        for (Call call : calls().toList()) {
            var foreign = send(call, call.foreign());
            var missing = send(call, call.missing());

            assertThat(foreign.code()).as(call + " " + foreign.body()).isEqualTo("not-found");
            assertThat(foreign.withoutRequest()).as(call.toString()).isEqualTo(missing.withoutRequest());
            assertThat(foreign.response().headers().map().keySet())
                    .isEqualTo(missing.response().headers().map().keySet());
        }
    }

    @Test
    void listsAndChecksOfAnotherAreNotFoundLikeThoseOfNobody() {
        for (String rest : new String[] {"incidents", "reviews", "delegations"}) {
            var foreign = stranger.api().get("/v1/jurisdictions/US-XB/" + rest);
            var missing = stranger.api().get("/v1/jurisdictions/US-QQ/" + rest);
            assertThat(foreign.code()).isEqualTo("not-found");
            assertThat(foreign.withoutRequest()).isEqualTo(missing.withoutRequest());
        }
        for (String rest : new String[] {"incidents/validate", "reviews/validate"}) {
            assertThat(stranger.api()
                            .post("/v1/jurisdictions/US-XB/" + rest, Samples.incident(key))
                            .code())
                    .isEqualTo("not-found");
        }
    }

    @Test
    void aCountyIsForeignToItsStateAndTheOtherWayRound() {
        var alder = Api.as("alder-nightly");
        var alderKey = Samples.localKey();
        alder.put("/v1/jurisdictions/US-XB-ALD/incidents/" + alderKey, Samples.incident(alderKey));

        assertThat(Api.as("fenwick-nightly")
                        .get("/v1/jurisdictions/US-XB-ALD/incidents/" + alderKey)
                        .code())
                .isEqualTo("not-found");
        assertThat(alder.get(Members.fenwick(key)).code()).isEqualTo("not-found");
    }

    @Test
    void anOwnerNamedInAHeaderChangesNothing() {
        var named = stranger.api()
                .header("X-Tenant", "US-XB")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-HTTP-Method-Override", "PUT");

        assertThat(named.get("/v1/incidents/" + incident).code()).isEqualTo("not-found");
        assertThat(stranger.api()
                        .actingFor("US-XB")
                        .get("/v1/incidents/" + incident)
                        .code())
                .isEqualTo("no-delegation");
    }

    private org.npcs.repository.server.running.Reply send(Call call, String path) {
        var body = call.body().isEmpty() || call.body().startsWith("{")
                ? call.body()
                : Samples.example(call.body()).toString();
        var api = stranger.api().header("If-Match", "*");
        return switch (call.method()) {
            case "GET" -> stranger.api().get(path);
            case "PATCH" -> api.patch(path, body);
            case "POST" -> stranger.api().post(path, body);
            default -> api.put(path, body);
        };
    }

    private Call byKey(String method, String rest, String noKey, String body) {
        return new Call(
                method,
                "/v1/jurisdictions/US-XB/" + rest.replace("KEY", key),
                "/v1/jurisdictions/US-XB/" + rest.replace("KEY", noKey),
                body);
    }

    private static Call byId(String method, String rest, String id, String none, String body) {
        return new Call(method, "/v1/" + rest, "/v1/" + rest.replace(id, none), body);
    }
}
