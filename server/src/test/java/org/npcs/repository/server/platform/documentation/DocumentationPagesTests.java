package org.npcs.repository.server.platform.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.server.platform.RepositorySettings;
import org.npcs.repository.server.platform.problem.ProblemCode;
import org.npcs.repository.server.platform.problem.ProblemException;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** What the documentation gives away depends on the environment. */
class DocumentationPagesTests {

    @ParameterizedTest
    @ValueSource(strings = {"/docs/reflected", "/docs/reflected.yaml", "/docs/reflected/any-group"})
    void theReflectedDocumentIsOnlyInTheSandbox(String path) {
        assertThat(passes("sandbox", path)).isTrue();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> passes("production", path))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/reflected/swagger-config", "/swagger-ui/index.html", "/v1"})
    void thePageIsEverywhere(String path) {
        assertThat(passes("production", path)).isTrue();
    }

    @Test
    void onlyPagesCarryThePolicyOfPages() {
        assertThat(policy("/swagger-ui/index.html")).isNotEmpty();
        assertThat(policy("/docs")).isNotEmpty();
        assertThat(policy("/v1/me")).isEmpty();
    }

    private static boolean passes(String environment, String path) {
        return Boolean.TRUE.equals(run(environment, exchange(path)).getAttribute("passed"));
    }

    private static List<String> policy(String path) {
        return run("production", exchange(path)).getResponse().getHeaders().getOrEmpty("Content-Security-Policy");
    }

    private static MockServerWebExchange exchange(String path) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(path));
    }

    private static MockServerWebExchange run(String environment, MockServerWebExchange exchange) {
        new DocumentationPages(settings(environment))
                .filter(exchange, passed -> {
                    passed.getAttributes().put("passed", true);
                    return Mono.empty();
                })
                .block();
        return exchange;
    }

    private static RepositorySettings settings(String environment) {
        var database = new RepositorySettings.Database("r2dbc:postgresql://localhost/npcs", "npcs_runtime", "", 1);
        return new RepositorySettings(
                environment,
                "https://repository.example",
                List.of("https://issuer.example"),
                null,
                "Ask the issuer.",
                null,
                "the operator",
                "k8Zq3vT1mXw7Rb5Ny2Lc9Jd4Fs6Gh0Pa",
                database,
                6000,
                null,
                3650);
    }
}
