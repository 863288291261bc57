package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.npcs.repository.sandbox.Sandbox;
import tools.jackson.databind.json.JsonMapper;

/** What analysts copy from the documentation runs, and finds the intervals that the server tells. */
class SnippetTests {

    private static final String ANALYST = "fenwick-analyst";
    private static final String MEMBER = "US-XB";
    private static final int PATIENCE_SECONDS = 120;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        assumeTrue(there("python3") || there("Rscript"), "neither Python nor R is here");
        sandbox = Sandbox.start("--server.port=0", "--sandbox.history=small");
        sandbox.awaitHistory();
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void pythonReadsATypedTableAndDrawsTheLimitsOfAChart() throws Exception {
        assumeTrue(there("python3"), "Python is not here");
        assertThatAChartComesOf("python3", "prevalence.py");
    }

    @Test
    void baseRReadsATypedTableAndDrawsTheLimitsOfAChart() throws Exception {
        assumeTrue(there("Rscript"), "R is not here");
        assertThatAChartComesOf("Rscript", "prevalence.R");
    }

    private static void assertThatAChartComesOf(String interpreter, String snippet) throws Exception {
        ProcessBuilder command = new ProcessBuilder(interpreter, file(snippet).toString()).redirectErrorStream(true);
        command.environment().put("NPCS_BASE_URL", sandbox.baseUrl());
        command.environment().put("NPCS_TOKEN", token());
        command.environment().put("NPCS_MEMBER", MEMBER);
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("item,quarter,n,of,share,centre,lower,upper");
        assertThat(said.lines().filter(line -> line.matches("[A-Z]+-[0-9]+,[0-9]{4}-Q[1-4],.*")))
                .as(said)
                .hasSizeGreaterThan(1)
                .allSatisfy(SnippetTests::assertThatLimitsEncloseTheCentre);
    }

    private static void assertThatLimitsEncloseTheCentre(String line) {
        List<String> cells = List.of(line.split(","));
        double centre = Double.parseDouble(cells.get(5));
        assertThat(Double.parseDouble(cells.get(6))).isLessThanOrEqualTo(centre);
        assertThat(Double.parseDouble(cells.get(7))).isGreaterThanOrEqualTo(centre);
    }

    private static String token() throws IOException, InterruptedException {
        String pair = ANALYST + ":" + ANALYST + "-sandbox-secret";
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new JsonMapper().readTree(answer).path("access_token").asString("");
    }

    private static Path file(String snippet) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SnippetTests.class.getResource("/snippets/" + snippet))
                .toURI());
    }

    private static boolean there(String interpreter) {
        try {
            Process process = new ProcessBuilder(interpreter, "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
