package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.model.Export;

class ExportsTests {

    private static final UUID ID = UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f3b01");
    private static final String RECORD = "{\"id\":\"" + ID
            + "\",\"kind\":\"own-incidents\",\"format\":\"csv\",\"state\":\"%s\",\"asOf\":\"2026-11-02T15:00:00Z\",\"rowsDone\":%d,"
            + "\"rowsTotal\":4,\"version\":1,\"etag\":\"\\\"1\\\"\",\"createdAt\":\"2026-11-02T15:00:00Z\","
            + "\"updatedAt\":\"2026-11-02T15:00:00Z\"%s}";

    private final FakeRepository repository = new FakeRepository();
    private final byte[] bytes = new byte[300_000];
    private final List<String> ranges = new ArrayList<>();

    ExportsTests() {
        new Random(7).nextBytes(bytes);
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void waitingTellsHowFarAnExportIs() {
        stub("Started", "running", 1, "half");
        stub("half", "running", 3, "done");
        stub("done", "ready", 4, "done");
        List<Long> told = new ArrayList<>();

        Export ready = repository
                .builder()
                .build()
                .analytics()
                .exports()
                .await(ID, Duration.ofMinutes(5), progress -> told.add(progress.rowsDone()));

        assertThat(ready.state()).isEqualTo("ready");
        assertThat(told).containsExactly(1L, 3L, 4L);
    }

    private void stub(String at, String state, int rows, String then) {
        repository.server.stubFor(get(urlPathEqualTo("/v1/exports/" + ID))
                .inScenario("export")
                .whenScenarioStateIs(at.equals("Started") ? Scenario.STARTED : at)
                .willSetStateTo(then)
                .willReturn(FakeRepository.json(RECORD.formatted(state, rows, ""))));
    }

    @Test
    void rowsComePageByPage() {
        repository.server.stubFor(
                get(urlPathEqualTo("/v1/exports/" + ID + "/rows"))
                        .willReturn(
                                FakeRepository.json(
                                        "{\"rows\":[{\"localKey\":\"A\",\"version\":1,\"kind\":null}],\"rowCount\":2,\"complete\":false,\"nextCursor\":\"c\"}")));
        repository.server.stubFor(get(urlPathMatching("/v1/exports/" + ID + "/rows"))
                .withQueryParam("cursor", com.github.tomakehurst.wiremock.client.WireMock.equalTo("c"))
                .willReturn(FakeRepository.json("{\"rows\":[{\"localKey\":\"B\"}],\"rowCount\":2,\"complete\":true}")));

        var rows = repository.builder().build().analytics().exports().rows(ID, null).stream()
                .toList();

        assertThat(rows).extracting(row -> row.get("localKey")).containsExactly("A", "B");
        assertThat(rows.get(0)).containsEntry("version", 1L).containsEntry("kind", null);
    }

    @Test
    void aDownloadGoesOnWhereTheConnectionBroke(@TempDir Path folder) throws Exception {
        HttpServer cutting = cutting();
        try {
            Export export = export("incidents/part-00000.parquet");

            List<Path> files = client(cutting).analytics().exports().download(export, folder);

            assertThat(files).containsExactly(folder.resolve("incidents/part-00000.parquet"));
            assertThat(Files.readAllBytes(files.get(0))).isEqualTo(bytes);
            assertThat(ranges).hasSize(2);
            assertThat(ranges.get(0)).isEqualTo("null null");
            assertThat(ranges.get(1)).matches("bytes=[1-9]\\d+- \"" + sha256() + "\"");
            assertThat(client(cutting).analytics().exports().download(export, folder))
                    .isEqualTo(files);
            assertThat(ranges).hasSize(2);
        } finally {
            cutting.stop(0);
        }
    }

    @Test
    void bytesOfAnotherFileAreNotKept(@TempDir Path folder) throws Exception {
        HttpServer cutting = cutting();
        try {
            Files.write(folder.resolve("incidents.csv.part"), new byte[1_000]);

            List<Path> files = client(cutting).analytics().exports().download(export("incidents.csv"), folder);

            assertThat(Files.readAllBytes(files.get(0))).isEqualTo(bytes);
        } finally {
            cutting.stop(0);
        }
    }

    @Test
    void noPathLeadsOutOfTheFolder(@TempDir Path folder) throws Exception {
        Export export = export("../incidents.csv");

        assertThatThrownBy(
                        () -> repository.builder().build().analytics().exports().download(export, folder))
                .isInstanceOf(UsageException.class);
    }

    private RepositoryClient client(HttpServer server) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return RepositoryClient.builder(base)
                .credentials(org.npcs.repository.client.auth.Credentials.token(() -> "token"))
                .jurisdiction("US-XA")
                .time(repository.time.withJitter(0.5))
                .build();
    }

    private Export export(String path) throws Exception {
        String file = ",\"files\":[{\"name\":\"" + path.replace("/", ".") + "\",\"path\":\"" + path
                + "\",\"table\":\"incidents\",\"mediaType\":\"text/csv\",\"rows\":4,\"bytes\":" + bytes.length
                + ",\"sha256\":\""
                + sha256() + "\",\"etag\":\"\\\"" + sha256() + "\\\"\"}]";
        return Export.fromJson(RECORD.formatted("ready", 4, file).getBytes(StandardCharsets.UTF_8));
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Breaks the first whole answer in the middle, and answers ranges. */
    private HttpServer cutting() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/exports/" + ID + "/files/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range + " " + exchange.getRequestHeaders().getFirst("If-Range"));
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        if (range == null) {
            boolean first = ranges.size() == 1;
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, first ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        } else {
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            exchange.sendResponseHeaders(206, bytes.length - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(bytes, from, bytes.length));
        }
        exchange.close();
    }
}
