package org.npcs.repository.server.platform.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.contract.Contract;
import org.npcs.repository.server.running.Api;
import org.npcs.repository.server.running.Reply;
import org.npcs.repository.server.running.RunningSandbox;

/** The documentation as a browser would fetch it, without a browser. */
@ExtendWith(RunningSandbox.class)
class DocumentationIntegrationTests {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    @Test
    void theRootLeadsToTheDocumentation() {
        var root = Api.anonymous().get("/");
        assertThat(root.status()).isEqualTo(302);
        assertThat(root.header("Location")).isEqualTo("/docs");
        assertThat(Api.anonymous().get("/docs").header("Location")).isEqualTo("/swagger-ui/index.html");
    }

    @Test
    void everyAssetOfThePageComesFromThisServer() {
        var page = page();
        var assets = REFERENCE
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(assets).hasSizeGreaterThan(5);
        for (String asset : assets) {
            assertThat(asset).doesNotContain(":").doesNotStartWith("//");
            assertThat(Api.anonymous()
                            .get("/swagger-ui/" + asset.replace("./", ""))
                            .status())
                    .as(asset)
                    .isEqualTo(200);
        }
    }

    @Test
    void thePageLoadsAndAsksNothingElsewhere() {
        assertThat(page().header("Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http");
        // Code and styles in the page itself would need an exception to the policy.
        assertThat(page().body()).doesNotContainPattern("<script>|<style|style=|onload=");
        var styles = Api.anonymous().get("/swagger-ui/swagger-ui.css").body();
        var addresses =
                Pattern.compile("url\\(\\s*[\"']?([^)]{5})").matcher(styles).results();
        assertThat(addresses.map(found -> found.group(1))).isNotEmpty().containsOnly("data:");
        assertThat(styles).doesNotContain("@import");
    }

    @Test
    void thePageShowsTheAuthoredContract() {
        var settings = Api.anonymous().get("/docs/reflected/swagger-config");
        assertThat(settings.at("/url")).isEqualTo("/v1/openapi.yaml");
        assertThat(settings.at("/validatorUrl")).isEmpty();
        assertThat(Api.anonymous().get(settings.at("/url")).body())
                .isEqualTo(new String(Contract.openapi(), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theSandboxLetsAReaderTry() {
        assertThat(Api.anonymous().get("/docs/reflected/swagger-config").texts("/supportedSubmitMethods"))
                .containsExactlyInAnyOrder("get", "put", "post", "patch", "delete");
        assertThat(Api.anonymous().get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"clientId\":\"fenwick-nightly\"", "fetch('/docs/personas')", "fetch('/oauth2/token'");
    }

    @Test
    void anyPersonaGetsATokenAndCalls() {
        var offered = Api.anonymous().get("/docs/personas").json();
        for (String persona :
                List.of("alder-nightly", "cedar-lead", "cedar-analyst", "steward", "steward-second", "operator")) {
            assertThat(offered.valueStream()
                            .filter(one -> one.get("clientId").asString().equals(persona)))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.get("clientSecret").asString()).isEqualTo(persona + "-sandbox-secret"));
            var me = Api.as(persona).get("/v1/me");
            assertThat(me.status()).as(persona).isEqualTo(200);
            assertThat(me.at("/client/clientId")).isEqualTo(persona);
        }
    }

    @Test
    void anUnknownPathIsAProblemDocument() {
        for (String path :
                List.of("/nothing", "/docs/nothing", "/webjars/swagger-ui/index.html", "/error", "/actuator")) {
            var answer = Api.anonymous().header("Accept", "text/html").get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).as(path).isEqualTo("not-found");
        }
        assertThat(Api.anonymous().post("/nothing", "{}").code()).isEqualTo("not-found");
    }

    private static Reply page() {
        var page = Api.anonymous().get("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        return page;
    }
}
