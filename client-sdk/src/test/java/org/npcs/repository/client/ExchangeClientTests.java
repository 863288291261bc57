package org.npcs.repository.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.client.error.ConflictException;
import org.npcs.repository.client.error.TransportException;
import org.npcs.repository.client.model.Change;
import org.npcs.repository.client.model.Submission;
import org.npcs.repository.client.model.SubmissionRecord;
import org.npcs.repository.client.network.NetworkSettings;

class ExchangeClientTests {

    private static final UUID ID = UUID.fromString("0199a4f2-6f0e-7c5e-9d3c-5b8f7f0f2b01");

    private final FakeRepository repository = new FakeRepository();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void aSubmissionTravelsWithItsMediaTypeDigestAndKey() {
        repository.always(FakeRepository.json("{\"id\":\"" + ID + "\",\"state\":\"accepted\"}"));
        SubmissionRecord record = Records.of(ExamplePapers.incident());

        Submission answer = repository
                .client()
                .exchange()
                .send(
                        SubmissionRequest.of(List.of(record, record)).wait(5).mappingVersion("2026-07"),
                        CallOptions.NONE.idempotencyKey("nightly-2026-11-02"));

        LoggedRequest sent = repository.calls().get(0);
        assertThat(answer.state()).isEqualTo("accepted");
        assertThat(sent.getUrl()).isEqualTo("/v1/jurisdictions/US-XA/submissions?wait=5&mappingVersion=2026-07");
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(sent.getHeader("Idempotency-Key")).isEqualTo("nightly-2026-11-02");
        assertThat(sent.getHeader("Content-Digest")).matches("sha-256=:[A-Za-z0-9+/]{43}=:");
        assertThat(sent.getBodyAsString().lines())
                .hasSize(2)
                .containsOnly("{\"noun\":\"incident\",\"content\":"
                        + "{\"localKey\":\"CDR-7Q2M4X9A\",\"eventDate\":\"2026-09-14\"}}");
    }

    @Test
    void aFileIsSentAgainFromItsStartAfterACutConnection() throws IOException {
        first(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "noun,content.localKey\r\n" + "incident,CDR-7Q2M4X9A\r\n".repeat(20_000));

        repository.client().exchange().send(SubmissionRequest.of(file, SubmissionRequest.CSV));

        assertThat(repository.calls()).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.getBody()).isEqualTo(Files.readAllBytes(file));
            assertThat(sent.getHeader("Content-Length")).isEqualTo(Long.toString(Files.size(file)));
            assertThat(sent.getHeader("Content-Type")).isEqualTo("text/csv");
        });
        assertThat(repository.calls())
                .extracting(sent -> sent.getHeader("Idempotency-Key"))
                .containsOnly(repository.calls().get(0).getHeader("Idempotency-Key"));
    }

    @Test
    void aDownloadIsWholeAndForItsOwnerOnlyAlsoAfterACut() throws IOException {
        byte[] workbook = new byte[3_000_000];
        Arrays.fill(workbook, (byte) 7);
        first(aResponse()
                .withStatus(200)
                .withHeader("Content-Length", "3000000")
                .withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        repository.always(aResponse().withStatus(200).withBody(workbook));
        Path file = folder.resolve("results.xlsx");

        repository.client().exchange().sheet(ID, SheetFormat.XLSX, file);

        assertThat(Files.readAllBytes(file)).isEqualTo(workbook);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(repository.calls().get(0).getUrl()).endsWith("/results/sheet?format=xlsx");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void aRefusedDownloadLeavesNoFileAndKeepsAnOlderOne() throws IOException {
        repository.always(FakeRepository.problem(409, "illegal-transition", ",\"state\":\"processing\""));
        Path file = folder.resolve("receipt.pdf");
        Files.writeString(file, "older");

        assertThatThrownBy(() -> repository.client().exchange().receipt(ID, file))
                .isInstanceOf(ConflictException.class);

        assertThat(Files.list(folder)).containsExactly(file);
        assertThat(file).hasContent("older");
    }

    @Test
    void aStreamThatGotBytesIsNotStartedAgain() {
        repository.always(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> repository.client().exchange().receipt(ID, out))
                .isInstanceOf(TransportException.class);

        // Where a byte had arrived before the cut there was no second sending, else all five.
        assertThat(repository.calls().size()).isEqualTo(out.size() > 0 ? 2 : 5);
    }

    @Test
    void aTargetThatCannotBeWrittenEndsTheCallAtOnce() {
        repository.always(aResponse().withStatus(200).withBody("%PDF-1.7"));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no space left on /secret/CANARY");
            }
        };

        assertThatThrownBy(() -> repository.client().exchange().receipt(ID, full))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("cannot be kept")
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
        assertThat(repository.calls()).hasSize(1);
    }

    @Test
    void aSlowDownloadGoesOnAsLongAsBytesCome() {
        byte[] body = new byte[200_000];
        repository.always(aResponse().withStatus(200).withBody(body).withChunkedDribbleDelay(8, 1_600));
        RepositoryClient client = repository
                .builder()
                .network(NetworkSettings.DEFAULT.withAttemptTimeout(Duration.ofMillis(700)))
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        client.exchange().receipt(ID, out);

        assertThat(out.size()).isEqualTo(body.length);
        assertThat(repository.calls()).hasSize(1);
    }

    @Test
    void theFeedIsReadToItsPresentEnd() {
        repository.always(FakeRepository.json("{\"items\":[{\"cursor\":\"b\",\"position\":2}],\"complete\":true,"
                + "\"nextCursor\":\"b\",\"oldestPosition\":1}"));
        first(FakeRepository.json("{\"items\":[{\"cursor\":\"a\",\"position\":1}],\"complete\":false,"
                + "\"nextCursor\":\"a\",\"oldestPosition\":1}"));

        List<Long> positions = repository.client().exchange().changes(ChangeQuery.ALL.noun("incident")).stream()
                .map(Change::position)
                .toList();

        assertThat(positions).containsExactly(1L, 2L);
        assertThat(repository.calls())
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/v1/jurisdictions/US-XA/changes?noun=incident",
                        "/v1/jurisdictions/US-XA/changes?cursor=a&noun=incident");
    }

    @Test
    void anAttestationSaysWhatItsVerbSays() {
        repository.always(FakeRepository.json("{}"));
        ExchangeClient exchange = repository.client().exchange();

        exchange.attestNone("2026-10", "incident");
        exchange.attestReported("2026-10", "incident", 12, CallOptions.NONE.expectedVersion(1));
        exchange.attestCannotReport("2026-10", "incident", "system-outage");

        assertThat(repository.calls())
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactly(
                        "{\"status\":\"none-to-report\"}",
                        "{\"status\":\"reported\",\"count\":12}",
                        "{\"status\":\"cannot-report\",\"reason\":\"system-outage\"}");
        assertThat(repository.calls().get(1).getUrl())
                .isEqualTo("/v1/jurisdictions/US-XA/reporting-periods/2026-10/attestations/incident?expectedVersion=1");
    }

    /** Answers the first call below /v1 so, and the others as stubbed. */
    private void first(ResponseDefinitionBuilder answer) {
        repository.server.stubFor(any(com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching("/v1/.*"))
                .atPriority(1)
                .inScenario("first")
                .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
                .willSetStateTo("later")
                .willReturn(answer));
        repository.server.stubFor(
                any(anyUrl()).atPriority(11).willReturn(FakeRepository.json("{\"state\":\"accepted\"}")));
    }
}
