package org.npcs.repository.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.server.running.AnalystKit;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.ContractCall;
import org.npcs.repository.server.running.NewMember;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;
import org.npcs.repository.server.running.Waiting;

/** Every operation of the contract times every wrong caller. */
@ExtendWith(RunningSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongCallersIntegrationTests {

    /** What every known caller may read of every member. */
    private static final Set<String> FOR_ALL = Set.of(
            "getJurisdiction",
            "getJurisdictionProfile",
            "getSharedRecord",
            "getTeam",
            "getMembership",
            "getJurisdictionRelations");

    /** What the operator alone does; others lack the scope or the kind. */
    private static final Set<String> FOR_THE_OPERATOR =
            Set.of("putJurisdiction", "importInstrumentVersion", "transitionMembership");

    private final NewMember owner = NewMember.enter();
    private final NewMember stranger = NewMember.enter();
    private final Map<String, String> owned = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    @BeforeAll
    void storeOneOfEach() {
        var api = owner.api();
        var key = Samples.localKey();
        owned.put("jurisdiction", owner.code());
        owned.put("localKey", key);
        var first = Samples.incident(key);
        first.remove("occurrenceKey");
        owned.put("incidentId", api.put(owner.path("incidents/" + key), first).at("/id"));
        var other = Samples.localKey();
        var copy = Samples.incident(other);
        copy.remove("occurrenceKey");
        api.put(owner.path("incidents/" + other), copy);
        api.post("/v1/incidents/" + owned.get("incidentId") + "/transitions", "{\"to\":\"accepted\"}");
        owned.put(
                "reviewId",
                api.put(owner.path("incidents/" + key + "/reviews/1"), Samples.review(key))
                        .at("/id"));
        owned.put("number", "1");
        owned.put(
                "submissionId",
                api.header("Content-Type", "application/x-ndjson")
                        .post(owner.path("submissions?wait=20"), "{\"noun\":\"incident\",\"content\":{}}")
                        .at("/id"));
        owned.put(
                "agreementId",
                api.post(
                                owner.path("agreements"),
                                Samples.example("agreement").toString().replace("US-XB", owner.code()))
                        .at("/id"));
        api.put(owner.path("sharing-profile"), "{\"choices\":[]}");
        owned.put(
                "withdrawalId",
                api.post(
                                owner.path("withdrawals"),
                                "{\"scope\":\"element\",\"element\":\"incident.county\",\"reason\":\"legal\"}")
                        .at("/id"));
        owned.put(
                "holdId",
                api.post(owner.path("holds"), Samples.example("hold").put("scope", "member"))
                        .at("/id"));
        owned.put(
                "thirdPartyRequestId",
                Api.as("operator")
                        .post(owner.path("third-party-requests"), Samples.example("third-party-request"))
                        .at("/id"));
        var emergency = Samples.example("emergency-access");
        emergency.putArray("recordIds").add(owned.get("incidentId"));
        owned.put(
                "accessId",
                Api.as("operator")
                        .post(owner.path("emergency-accesses"), emergency)
                        .at("/id"));
        var export = api.post("/v1/exports", "{\"kind\":\"own-incidents\"}").at("/id");
        owned.put("exportId", export);
        owned.put("recordId", owned.get("incidentId"));
        owned.put("webhook", "nightly");
        api.put(owner.path("webhooks/nightly"), "{\"url\":\"http://127.0.0.1:9/hint\"}");
        owned.put("clientId", owner.client());
        owned.put("keyId", "one");
        owned.put("tokenId", AnalystKit.make(api, owner.code(), "").path().replaceAll(".*/", ""));
        assertThat(api.put("/v1/clients/" + owner.client() + "/keys/one", Samples.example("client-key"))
                        .status())
                .isEqualTo(201);
        owned.put(
                "delegationId",
                api.post(
                                owner.path("delegations"),
                                "{\"clientId\":\"" + NewMember.vendor()
                                        + "\",\"scopes\":[\"incident:read\"],\"from\":\"2026-01-01\",\"until\":\"2036-12-31\"}")
                        .at("/id"));
        Waiting.until(() -> {
            owned.put("candidateId", api.get(owner.path("duplicate-candidates")).at("/items/0/id"));
            return !owned.getOrDefault("candidateId", "").isEmpty();
        });
        assertThat(owned).allSatisfy((name, value) -> assertThat(value).as(name).isNotEmpty());
        owned.forEach((name, value) -> missing.put(name, value));
        missing.put("jurisdiction", "US-QQ");
        missing.put("localKey", Samples.localKey());
        missing.put("webhook", "nobodys");
        missing.put("clientId", "nobody-at-all");
        missing.put("keyId", "nobodys");
        for (String id : List.of(
                "incidentId",
                "reviewId",
                "submissionId",
                "agreementId",
                "withdrawalId",
                "holdId",
                "thirdPartyRequestId",
                "accessId",
                "recordId",
                "delegationId",
                "tokenId",
                "exportId",
                "candidateId")) {
            missing.put(id, UUID.randomUUID().toString());
        }
    }

    private static Stream<ContractCall> authenticated() {
        return ContractCall.all().stream().filter(ContractCall::authenticated);
    }

    private static Stream<ContractCall> scoped() {
        return authenticated().filter(call -> !call.scope().isEmpty());
    }

    private Stream<ContractCall> ofAnOwner() {
        return authenticated()
                .filter(call -> !FOR_ALL.contains(call.operation()) && !FOR_THE_OPERATOR.contains(call.operation()))
                .filter(call -> call.parameters().keySet().stream().anyMatch(this::tellsAnOwner));
    }

    private boolean tellsAnOwner(String parameter) {
        return missing.containsKey(parameter) && !parameter.equals("number");
    }

    @ParameterizedTest
    @MethodSource("authenticated")
    void withoutATokenNothingIsAnswered(ContractCall call) {
        var reply = call.send(Api.anonymous(), owned);
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(reply.body()).doesNotContain(owner.code());
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("authenticated")
    void anExpiredTokenOpensNothing(ContractCall call) {
        var expired = Api.with(Tokens.expired(owner.client(), "incident:read"));
        assertThat(call.send(expired, owned).code()).isEqualTo("token-expired");
    }

    @ParameterizedTest
    @MethodSource("scoped")
    void anotherScopeOpensNothing(ContractCall call) {
        var scope = call.scope().equals("audit:read") ? "incident:read" : "audit:read";
        var poor = Api.with(Tokens.signed(owner.client(), scope));
        assertThat(call.send(poor, owned).code()).isEqualTo("insufficient-scope");
    }

    @ParameterizedTest
    @MethodSource("scoped")
    void aVendorWithoutADelegationOpensNothing(ContractCall call) {
        var vendor = Api.as("lantern").actingFor(owner.code());
        assertThat(call.send(vendor, owned).code()).isEqualTo("no-delegation");
    }

    @ParameterizedTest
    @MethodSource("ofAnOwner")
    void whatAnotherOwnsIsAnsweredLikeWhatIsMissing(ContractCall call) {
        var foreign = call.send(stranger.api(), owned);
        var nothing = call.send(stranger.api(), missing);

        assertThat(foreign.code()).as(foreign.body()).isEqualTo("not-found");
        assertThat(foreign.withoutRequest()).isEqualTo(nothing.withoutRequest());
        assertThat(foreign.response().headers().map().keySet())
                .isEqualTo(nothing.response().headers().map().keySet());
    }

    @ParameterizedTest
    @MethodSource("ofAnOwner")
    void theOperatorWorksForNoOwner(ContractCall call) {
        var reply = call.send(Api.as("operator"), missing);
        assertThat(reply.code()).isIn("not-found", "insufficient-scope");
    }
}
