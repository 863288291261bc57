package org.npcs.repository.server.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.Members;
import org.npcs.repository.server.running.RawHttp;
import org.npcs.repository.server.running.RunningSandbox;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Tokens;

@ExtendWith(RunningSandbox.class)
class HostileAddressIntegrationTests {

    private static final String LIST = "/v1/jurisdictions/US-XB/incidents";

    private final Api nightly = Api.as("fenwick-nightly");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me/",
                "/v1/me;a=b",
                "/v1;x/me",
                "/v1//me",
                "//v1/me",
                "/v1/./me",
                "/v1/../v1/me",
                "/v1/%2e%2e/v1/me",
                "/v1/%2E/me",
                "/v1/me%00",
                "/v1/me%20",
                "/v1/me.json",
                "/V1/me",
                "/v1/Me",
                "/v1/me%2f",
                "/v1%2fme",
                "/v2/me",
                "/v1/me%0a",
                "/v1/%6de%3b",
                "/v1/jurisdictions/US-XB/incidents;jurisdiction=US-XA",
                "/v1/me%zz",
                "/v1/me\\",
                "/v1/jurisdictions/US-XB/incidents/ABCDEF%0A",
                "/v1/jurisdictions/US-XB/incidents/ABCDEF%00",
                "/v1/me%c0%af",
                "/v1/me%ff",
                "/v1/incidents/..%2f..%2fme",
                "/v1/jurisdictions/US-XB%2fincidents",
                "/v1/jurisdictions/../me",
                "/actuator",
                "/actuator/health",
                "/env",
                "/v1/actuator",
                "/h2-console",
                "/.git/config"
            })
    void anAddressThatTheContractDoesNotDefineIsNotAnswered(String target) {
        var answer = RawHttp.exchange(RawHttp.head("GET", target, Tokens.issued("fenwick-nightly")));

        assertThat(answer).as(target).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("clientId");
        assertThat(answer).as(target).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/jurisdictions/US-XB/incidents/abcdef",
                "/v1/jurisdictions/US-XB/incidents/ABCDEF%27--",
                "/v1/jurisdictions/us-xb/incidents",
                "/v1/jurisdictions/%27%20OR%201=1/incidents",
                "/v1/incidents/1",
                "/v1/incidents/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a1g",
                "/v1/incidents/0199a4f26f0e7c5e9d3c5b8f7f0f2a11",
                "/v1/incidents/1-1-1-1-1",
                "/v1/incidents/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11/versions/0",
                "/v1/incidents/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11/versions/-1",
                "/v1/incidents/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11/versions/99999999999",
                "/v1/incidents/0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2a11/versions/1e1",
                "/v1/jurisdictions/US-XB/incidents/ABCDEFG/reviews/0",
                "/v1/jurisdictions/US-XB/incidents/ABCDEFG/reviews/100"
            })
    void aPartOfAnAddressThatIsNotWellFormedIsNamed(String path) {
        var refused = nightly.get(path);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-parameter");
        assertThat(refused.at("/parameter")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=%27%20OR%20%271%27=%271",
                "kind=x%27;DROP%20TABLE%20incident;--",
                "state=accepted%27%20UNION%20SELECT%201--",
                "kind=a%00b",
                "kind=near-fatality%0A",
                "kind=",
                "state=%24%7Bjndi:ldap://x%7D",
                "kind=pg_sleep(5)",
                "eventFrom=2026-02-30",
                "eventFrom=2026-02-29",
                "eventFrom=26-02-03",
                "eventFrom=2026-13-01",
                "eventFrom=2026-2-3",
                "eventFrom=%2B999999999-01-01",
                "eventTo=-0001-01-01",
                "eventTo=0000-01-01",
                "eventTo=99999-01-01",
                "eventTo=today",
                "updatedSince=2026-02-30T00:00:00Z",
                "updatedSince=2026-01-01",
                "updatedSince=2026-01-01T24:00:01Z",
                "updatedSince=%2B999999999-01-01T00:00:00Z",
                "updatedSince=2026-01-01T00:00:00",
                "updatedSince=2026-01-01T23:59:60Z",
                "updatedSince=1700000000",
                "updatedSince=0000-01-01T00:00:00Z",
                "limit=0",
                "limit=501",
                "limit=%20" + "5",
                "limit=5&limit=6",
                "limit",
                "cursor=a&cursor=b"
            })
    void aFilterThatIsNotWellFormedIsRefusedBeforeItIsAsked(String query) {
        var start = System.nanoTime();
        var refused = nightly.get(LIST + "?" + query);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).isIn("invalid-parameter", "invalid-cursor");
        assertThat(refused.at("/parameter")).isEqualTo(query.replaceAll("[=&].*", ""));
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limti=1",
                "Limit=1",
                "limit%41=1",
                "%27=1",
                "sort=a",
                "limit[]=5",
                "page=1",
                "=1",
                "a.b=1",
                "jurisdiction=US-XA"
            })
    void anUnknownQueryParameterIsRefused(String query) {
        var refused = nightly.get(LIST + "?" + query);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).isIn("unknown-parameter", "invalid-parameter");
        if (query.matches("[A-Za-z]+=.*")) {
            assertThat(refused.at("/parameter")).isEqualTo(query.substring(0, query.indexOf('=')));
            assertThat(refused.texts("/allowed")).contains("limit", "cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%zz", "limit=%", "%zz=1", "limit=%c0%af", "cursor=%ff%fe"})
    void aQueryThatCannotBeDecodedIsTheCallersFault(String query) {
        var answer = RawHttp.exchange(RawHttp.head("GET", LIST + "?" + query, Tokens.issued("fenwick-nightly")));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @Test
    void anInstantOfAnotherZoneIsTheSameInstant() {
        assertThat(nightly.get(LIST + "?limit=1&updatedSince=2026-01-01T00:00:00%2B14:00")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void methodsThatTheContractDoesNotDefineAreNotAllowed() {
        for (String method : new String[] {"DELETE", "OPTIONS", "TRACE", "PATCH", "FOO", "PROPFIND", "get"}) {
            var answer = RawHttp.exchange(
                    RawHttp.head(method, "/v1/me", Tokens.issued("fenwick-nightly"), "Content-Length: 0"));
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (405|400|501) .*");
        }
        var refused = Api.anonymous().send("DELETE", "/v1", null);
        assertThat(refused.code()).isEqualTo("method-not-allowed");
        assertThat(refused.header("Allow")).isEqualTo("GET");
        assertThat(Api.anonymous().send("HEAD", "/v1", null).status()).isEqualTo(200);
    }

    @Test
    void headersThatWouldChangeMethodOrAddressAreIgnored() {
        var key = Samples.localKey();
        var id = Members.storedIncident(key);
        var before = Database.storedRows();

        var read = nightly.header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/v1/clients")
                .header("X-Rewrite-URL", "/v1/clients")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .get("/v1/incidents/" + id);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).doesNotContain("evil");
        assertThat(Database.storedRows()).isEqualTo(before);
    }

    @Test
    void oddHeadersAreRefusedOrWithoutEffect() {
        var key = Samples.localKey();
        var incident = "/v1/incidents/" + Members.storedIncident(key);
        var step = "{\"to\":\"accepted\"}";

        assertThat(nightly.key(Samples.idempotencyKey())
                        .header("Idempotency-Key", Samples.idempotencyKey())
                        .post(incident + "/transitions", step)
                        .code())
                .isEqualTo("invalid-parameter");
        for (String bad : new String[] {
            "short", "with space in it", "ümläute-x", "x".repeat(131), "\"", "a,b,c,d,e,f", "${jndi:x}"
        }) {
            assertThat(nightly.key(bad.replaceAll("[^\\x20-\\x7e]", "?"))
                            .post(incident + "/transitions", step)
                            .code())
                    .as(bad)
                    .isEqualTo("invalid-parameter");
        }
        assertThat(nightly.header("Acting-For", "US-XB")
                        .header("Acting-For", "US-XA")
                        .get(incident)
                        .code())
                .isIn("invalid-parameter", "no-delegation");
        assertThat(nightly.header("Acting-For", "us-xb").get(incident).code()).isEqualTo("invalid-parameter");
        assertThat(nightly.header("Accept", "text/event-stream").get(incident).code())
                .isEqualTo("not-acceptable");
        assertThat(nightly.header("Accept", "nonsense").get(incident).status()).isIn(400, 406);
        assertThat(nightly.header("traceparent", "00-nonsense").get(incident).status())
                .isEqualTo(200);
        assertThat(nightly.header("Prefer", "respond-async, wait=100; foo=\"bar")
                        .get(incident)
                        .status())
                .isEqualTo(200);
        assertThat(nightly.header("If-None-Match", "nonsense, W/\"x\", \"")
                        .get(incident)
                        .status())
                .isEqualTo(200);
        assertThat(nightly.header("X-Request-Id", "mine").get(incident).header("X-Request-Id"))
                .hasSize(26);
        assertThat(nightly.header("Accept", "text/event-stream")
                        .send("POST", incident + "/transitions", step)
                        .code())
                .as("what the caller accepts is judged before the idempotency key")
                .isEqualTo("not-acceptable");
    }

    @Test
    void headersAndLinesOverTheLimitAreRefused() {
        var token = Tokens.issued("fenwick-nightly");

        assertThat(RawHttp.exchange(RawHttp.head("GET", "/v1/me", token, "X-Long: " + "x".repeat(20_000))))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers-too-large\"", "application/problem+json");
        assertThat(RawHttp.exchange(RawHttp.head("GET", "/v1/me?" + "x".repeat(9_000), token)))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers-too-large\"");
    }

    @Test
    void aRequestOfTwoLengthsIsNotServed() {
        var token = Tokens.issued("fenwick-nightly");
        var smuggled = "GET /v1/clients HTTP/1.1\r\nHost: x\r\n\r\n";

        for (String[] framing : new String[][] {
            {"Content-Length: 5", "Content-Length: 6"},
            {"Content-Length: 5", "Transfer-Encoding: chunked"},
            {"Transfer-Encoding: chunked", "Transfer-Encoding: identity"},
            {"Transfer-Encoding : chunked"},
            {"Content-Length: -1"},
            {"Content-Length: 5x"}
        }) {
            var answer =
                    RawHttp.exchange(RawHttp.head("POST", "/v1/jurisdictions/US-XB/incidents/validate", token, framing)
                            + "0\r\n\r\n" + smuggled);
            assertThat(answer.split("HTTP/1.1 ").length - 1)
                    .as(String.join(" + ", framing) + answer)
                    .isLessThanOrEqualTo(1);
            assertThat(answer).doesNotContain("clientId");
        }
    }
}
