package org.npcs.repository.server.platform.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.npcs.repository.server.RepositoryServer;
import org.npcs.repository.server.running.Database;
import org.npcs.repository.server.running.RunningSandbox;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The server as an operator starts it: by its settings alone, on a new database. */
@ExtendWith(RunningSandbox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionStartIntegrationTests {

    private static final String DATABASE = "production";

    private ConfigurableApplicationContext started;

    @BeforeAll
    void start() {
        Database.asSuperuser(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute("CREATE DATABASE " + DATABASE + " OWNER npcs_owner");
            }
        });
        started = start("--npcs.operator-client=first-of-production");
    }

    @AfterAll
    void stop() {
        started.close();
    }

    @Test
    void theServiceSaysThatItIsNoSandbox() throws Exception {
        var service = new JsonMapper().readTree(get("/v1").body());
        assertThat(service.get("sandbox").asBoolean()).isFalse();
        assertThat(service.at("/meta/sandbox").isMissingNode()).isTrue();
    }

    @Test
    void nothingOfTheSandboxIsThere() throws Exception {
        for (String path : List.of(
                "/docs/personas",
                "/oauth2/token",
                "/oauth2/jwks",
                "/.well-known/oauth-authorization-server",
                "/docs/reflected",
                "/docs/reflected.yaml",
                "/actuator/health")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theDocumentationIsForReading() throws Exception {
        assertThat(get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
        assertThat(get("/swagger-ui/swagger-initializer.js").body())
                .contains("\"supportedSubmitMethods\" : [ \"none\" ]")
                .doesNotContain("persona", "secret", "Secret");
        assertThat(get("/swagger-ui/index.css").body()).contains(".auth-wrapper", "display: none");
    }

    @Test
    void theInstanceIsReady() throws Exception {
        var management = started.getEnvironment().getRequiredProperty("local.management.port");
        assertThat(send("http://127.0.0.1:" + management + "/actuator/health/readiness")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneUnsafeSettingIsEnoughToRefuse() {
        assertThatExceptionOfType(UnsafeStartException.class)
                .isThrownBy(() -> start("--npcs.issuers=http://issuer.example"))
                .withMessageStartingWith("npcs.issuers: ");
    }

    @Test
    void inventedDataAreNotServedAsReal() {
        assertThatIllegalStateException()
                .isThrownBy(() -> startOn("npcs"))
                .withMessage("npcs.database.url: the database holds the invented data of a sandbox");
    }

    private static ConfigurableApplicationContext start(String... further) {
        return startOn(DATABASE, further);
    }

    private static ConfigurableApplicationContext startOn(String database, String... further) {
        var settings = new ArrayList<>(List.of(
                "--npcs.audience=https://repository.example",
                "--npcs.issuers=https://issuer.example",
                "--npcs.cursor-key=k8Zq3vT1mXw7Rb5Ny2Lc9Jd4Fs6Gh0Pa",
                "--npcs.keys.service=" + RunningSandbox.setting("npcs.keys.service"),
                "--npcs.database.url=" + address("npcs.database.url", database),
                "--spring.flyway.url=" + address("spring.flyway.url", database),
                "--spring.flyway.user=" + RunningSandbox.setting("spring.flyway.user"),
                "--spring.flyway.password=" + RunningSandbox.setting("spring.flyway.password"),
                "--npcs.database.password=" + RunningSandbox.setting("npcs.database.password"),
                "--npcs.webhooks.signing-keys=" + signingKey(),
                "--npcs.audit-signing-keys=" + signingKey(),
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--management.server.port=" + free()));
        settings.addAll(Arrays.asList(further));
        return new SpringApplication(RepositoryServer.class).run(settings.toArray(String[]::new));
    }

    private static String address(String setting, String database) {
        return RunningSandbox.setting(setting).replaceAll("/npcs$", "/" + database);
    }

    private static Path signingKey() {
        try {
            var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            var text = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            var file = Files.createTempFile("webhooks", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static int free() {
        try (var probe = new java.net.ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("http://127.0.0.1:" + started.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    private static HttpResponse<String> send(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
