package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.conformance.provider.Configuration;
import org.npcs.repository.conformance.provider.ProviderSuite;
import org.npcs.repository.conformance.provider.Server;
import org.npcs.repository.conformance.requirement.RequirementCatalogue;
import org.npcs.repository.conformance.run.Check;
import org.npcs.repository.conformance.run.CheckResult;
import org.npcs.repository.conformance.run.Verdict;
import org.npcs.repository.conformance.toy.Mutation;
import org.npcs.repository.conformance.toy.Toy;

class HostileServerTests {

    private static final int MORE_THAN_IS_READ = 17 * 1024 * 1024;

    static List<Map.Entry<String, Mutation>> hostile() {
        return List.of(
                Map.entry(
                        "anotherStatus",
                        (request, toy) -> me(request.path())
                                ? toy.handle(request).status(302).header("Location", "/v1/me")
                                : toy.handle(request)),
                Map.entry(
                        "noJson",
                        (request, toy) -> me(request.path())
                                ? toy.handle(request.at("/v1/openapi.yaml", "").with("Accept", "*/*"))
                                        .header("Content-Type", "application/json")
                                : toy.handle(request)),
                Map.entry(
                        "anotherShape",
                        (request, toy) -> me(request.path())
                                ? toy.handle(request).edit(body -> {
                                    body.put("client", 7)
                                            .put("quota", "none")
                                            .putArray("scopes")
                                            .addObject();
                                })
                                : toy.handle(request)),
                Map.entry(
                        "endlessBody",
                        (request, toy) -> me(request.path())
                                ? toy.handle(request).edit(body -> body.put("filler", "x".repeat(MORE_THAN_IS_READ)))
                                : toy.handle(request)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aHostileAnswerFailsTheProductAndNotTheKit(Map.Entry<String, Mutation> server) {
        try (Toy toy = Toy.start(server.getValue())) {
            assertThat(judge(toy))
                    .extracting(CheckResult::verdict)
                    .contains(Verdict.FAIL)
                    .doesNotContain(Verdict.ERROR);
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void aServerThatHangsFailsInTime() {
        try (Toy toy = Toy.start((request, repository) -> {
            if (me(request.path())) {
                try {
                    Thread.sleep(TimeUnit.MINUTES.toMillis(5));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
            return repository.handle(request);
        })) {
            assertThat(judge(toy))
                    .filteredOn(check -> check.requirements().contains("MEM-001"))
                    .extracting(CheckResult::verdict)
                    .containsExactly(Verdict.FAIL);
        }
    }

    private static boolean me(String path) {
        return path.equals("/v1/me");
    }

    private static List<CheckResult> judge(Toy toy) {
        List<Check<Server>> checks = ServerChecks.all().stream()
                .filter(check -> check.requirements().contains("MEM-001"))
                .toList();
        try {
            Configuration configuration =
                    Configuration.read(null, Map.of(), Map.of("base-url", toy.baseUrl(), "patience-seconds", "2"));
            return new ProviderSuite(configuration, RequirementCatalogue.published())
                    .run(checks, 1, false, 1)
                    .checks();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
