package org.npcs.repository.server.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.npcs.repository.sandbox.Sandbox;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** Each unsafe setting is named; a safe installation passes. */
class ProductionGuardTests {

    private static final List<String> SAFE = List.of(
            "npcs.audience=https://repository.example",
            "npcs.issuers=https://issuer.example",
            "npcs.cursor-key=k8Zq3vT1mXw7Rb5Ny2Lc9Jd4Fs6Gh0Pa",
            "npcs.keys.service=file:/etc/npcs/keys",
            "npcs.webhooks.signing-keys=/etc/npcs/webhooks-2026.pem",
            "npcs.audit-signing-keys=/etc/npcs/audit-2026.pem",
            "npcs.database.url=r2dbc:postgresql://database.example/npcs?sslMode=verify-full",
            "npcs.database.username=npcs_runtime",
            "npcs.database.password=a secret of the operator",
            "spring.flyway.url=jdbc:postgresql://database.example/npcs?sslmode=verify-full",
            "spring.flyway.user=npcs_owner",
            "server.forward-headers-strategy=native",
            "management.server.port=8081",
            "management.endpoints.web.exposure.include=health, info, prometheus");

    private static final ApplicationContextRunner BARE =
            new ApplicationContextRunner().withUserConfiguration(ProductionGuard.class);

    @Test
    void aSafeInstallationStarts() {
        assertThat(failures()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        BARE.run(context -> assertThat(context.getStartupFailure())
                .isInstanceOf(UnsafeStartException.class)
                .hasMessageContainingAll(
                        "npcs.audience",
                        "npcs.issuers",
                        "npcs.cursor-key",
                        "npcs.keys.service",
                        "npcs.database.url",
                        "npcs.database.password",
                        "server.address"));
    }

    @ParameterizedTest
    @CsvSource({
        "npcs.audience, http://repository.example",
        "npcs.audience, repository",
        "npcs.issuers, http://issuer.example",
        "npcs.issuers, 'https://issuer.example,http://other.example'",
        "npcs.key-set, http://issuer.example/keys",
        "npcs.token-endpoint, http://issuer.example/token",
        "npcs.keys.service, http://vault.example/v1/transit/npcs",
        "npcs.cursor-key, the cursors of a sandbox are no secret",
        "npcs.cursor-key, Zq3vT1mXw7Rb5Ny2Lc9Jd4Fs6Gh0Pa",
        "npcs.cursor-key, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "npcs.database.url, r2dbc:postgresql://database.example/npcs",
        "npcs.database.url, r2dbc:postgresql://database.example/npcs?sslMode=disable",
        "npcs.database.url, r2dbc:postgresql://database.example/npcs?sslMode=prefer",
        "npcs.database.url, r2dbc:postgresql://database.example/npcs?sslMode=require",
        "npcs.database.url, 'r2dbc:postgresql:failover://localhost:5432,database.example:5432/npcs'",
        "npcs.database.password, ''",
        "spring.flyway.url, jdbc:postgresql://database.example/npcs",
        "spring.flyway.user, npcs_runtime",
        "server.forward-headers-strategy, none",
        "npcs.operator-client, a client with blanks",
        "npcs.webhooks.signing-keys, ''",
        "npcs.audit-signing-keys, ''",
        "npcs.webhooks.permit-loopback, true",
        "management.server.port, 8080",
        "management.endpoints.web.exposure.include, *",
        "management.endpoints.web.exposure.include, 'health, env'",
        "springdoc.swagger-ui.oauth.client-secret, anything"
    })
    void anUnsafeSettingIsNamed(String setting, String value) {
        var named = setting.equals("server.forward-headers-strategy") ? "server.address" : setting;
        assertThat(failures(setting + "=" + value)).hasSize(1).allSatisfy(failure -> assertThat(failure)
                .startsWith(named + ": "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npcs.database.url=r2dbc:postgresql://127.0.0.1:5432/npcs",
                "npcs.database.url=r2dbc:postgresql://localhost/npcs",
                "npcs.database.url=r2dbc:postgresql://[::1]:5432/npcs",
                "npcs.database.url=r2dbcs:postgresql://database.example/npcs",
                "npcs.database.url=r2dbc:postgresql:failover://one.example:5432,two.example:5432/npcs?sslMode=VERIFY_CA",
                "npcs.key-set=https://issuer.example/keys",
                "npcs.operator-client=operator.first-1"
            })
    void aSafeSettingPasses(String setting) {
        assertThat(failures(setting)).isEmpty();
    }

    @Test
    void aTransitKeyNeedsAToken() {
        var transit = "npcs.keys.service=https://vault.example/v1/transit/npcs";
        assertThat(failures(transit)).singleElement().asString().startsWith("npcs.keys.token-file: ");
        assertThat(failures(transit, "npcs.keys.token-file=/run/npcs/token")).isEmpty();
    }

    @Test
    void plainHttpMayStayOnThisMachine() {
        assertThat(failures("server.forward-headers-strategy=", "server.address=127.0.0.1"))
                .isEmpty();
        assertThat(failures("server.forward-headers-strategy=", "server.address=0.0.0.0"))
                .hasSize(1);
    }

    @Test
    void anEncryptedPortNeedsNoProxy() {
        assertThat(failures("server.forward-headers-strategy=", "server.ssl.bundle=service"))
                .isEmpty();
        assertThat(failures(
                        "server.forward-headers-strategy=", "server.ssl.bundle=service", "server.ssl.enabled=false"))
                .hasSize(1);
    }

    @Test
    void oldProtocolsAreRefused() {
        assertThat(failures("server.ssl.enabled-protocols=TLSv1.2,TLSv1.3")).isEmpty();
        assertThat(failures("server.ssl.enabled-protocols=TLSv1.1,TLSv1.2"))
                .singleElement()
                .asString()
                .startsWith("server.ssl.enabled-protocols: ");
    }

    @Test
    void noValueIsEverShown() {
        assertThat(failures("npcs.cursor-key=visible", "npcs.issuers=http://visible.example"))
                .hasSize(2)
                .noneMatch(failure -> failure.contains("visible"));
    }

    @Test
    void partsOfTheSandboxDoNotStartElsewhere() {
        runner().withInitializer(ProductionGuardTests::sandboxPart)
                .run(context -> assertThat(context.getStartupFailure())
                        .isInstanceOf(UnsafeStartException.class)
                        .hasMessageStartingWith("npcs.environment: parts of the sandbox"));
    }

    @Test
    void theSandboxIsNotJudged() {
        BARE.withInitializer(ProductionGuardTests::sandboxPart)
                .withPropertyValues("npcs.environment=sandbox")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void nobodyElseMayCallItselfSandbox() {
        assertThat(failures("npcs.environment=sandbox"))
                .singleElement()
                .asString()
                .startsWith("npcs.environment: only");
    }

    @Test
    void theOperatorReadsAListInThePlaceOfAStackTrace() {
        var unsafe = new UnsafeStartException(ProductionChecks.ALL.subList(1, 3));
        var analysis = Objects.requireNonNull(new UnsafeStartAnalyzer().analyze(unsafe));
        assertThat(analysis.getDescription().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("npcs.audience: "))
                .anyMatch(line -> line.startsWith("npcs.issuers: "));
    }

    /** Something of the sandbox that is about to start, but never does in these tests. */
    private static void sandboxPart(ConfigurableApplicationContext context) {
        var part = new RootBeanDefinition(Sandbox.class);
        part.setLazyInit(true);
        ((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition("part", part);
    }

    private static ApplicationContextRunner runner(String... further) {
        var settings = new ArrayList<>(SAFE);
        settings.addAll(Arrays.asList(further));
        return BARE.withPropertyValues(settings.toArray(String[]::new));
    }

    private static List<String> failures(String... further) {
        var told = new ArrayList<String>();
        runner(further).run(context -> {
            var failure = context.getStartupFailure();
            if (failure != null) {
                assertThat(failure).isInstanceOf(UnsafeStartException.class);
                told.addAll(String.valueOf(failure.getMessage()).lines().toList());
            }
        });
        return told;
    }
}
