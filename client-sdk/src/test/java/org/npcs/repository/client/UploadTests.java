package org.npcs.repository.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.npcs.repository.client.FakeExchange.Trouble;
import org.npcs.repository.client.error.CallInterruptedException;
import org.npcs.repository.client.error.UsageException;
import org.npcs.repository.client.model.IncidentContent;
import org.npcs.repository.client.model.SubmissionCause;
import org.npcs.repository.client.model.SubmissionRecord;
import org.npcs.repository.client.network.NetworkSettings;

class UploadTests {

    private static final String KEY = "nightly-2026-11-23";

    private final FakeExchange exchange = new FakeExchange();
    private final FakeRepository repository = new FakeRepository(exchange);

    @TempDir
    private Path folder;

    private Path outbox;

    @BeforeEach
    void serve() {
        exchange.serve(repository);
        outbox = folder.resolve("outbox");
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void allRecordsGoInAndNothingOfThemStaysBehind() throws IOException {
        UploadResult result = upload(5).mappingVersion("2026-07").run();

        assertThat(result.outcome()).isEqualTo(UploadOutcome.ALL_IN);
        assertThat(result.exitCode()).isZero();
        assertThat(result.complete()).isTrue();
        assertThat(result.summary()).isEqualTo("5 records: 5 in, 0 waiting, 0 rejected.");
        LoggedRequest sent = posts().get(0);
        assertThat(sent.getUrl()).endsWith("/submissions?wait=20&mappingVersion=2026-07");
        assertThat(sent.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(sent.getHeader("Idempotency-Key")).isEqualTo(KEY);
        assertThat(names()).containsExactlyInAnyOrder("outbox.lock", KEY + ".state.json");
        assertThat(Files.readString(outbox.resolve(KEY + ".state.json"))).doesNotContain("CDR-");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"DROP_BEFORE", "DROP_AFTER", "RATE", "DOWN", "IN_PROGRESS", "DIGEST", "NONE"})
    void afterEachTroubleEveryRecordIsStoredOnceUnderOneKey(Trouble trouble) {
        exchange.script.addAll(List.of(trouble, trouble, trouble));

        UploadResult result = upload(20).run();

        assertThat(result.exitCode()).isZero();
        assertThat(exchange.stored).hasSize(20).doesNotHaveDuplicates();
        assertThat(posts())
                .extracting(sent -> sent.getHeader("Idempotency-Key") + sent.getHeader("Content-Digest"))
                .hasSize(trouble == Trouble.NONE ? 1 : 4)
                .containsOnly(KEY + posts().get(0).getHeader("Content-Digest"));
    }

    @Test
    void anOutageLongerThanTheRepetitionsOfACallIsWaitedOut() {
        for (int i = 0; i < 60; i++) {
            exchange.script.add(Trouble.DOWN);
        }

        assertThat(upload(3).run().exitCode()).isZero();
        assertThat(exchange.stored).hasSize(3);
        assertThat(repository.time.sleeps()).contains(Duration.ofSeconds(45));
    }

    @Test
    void whatTheRepositoryAsksToWaitIsWaited() {
        exchange.script.add(Trouble.RATE);

        upload(1).run();

        assertThat(repository.time.sleeps()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void aStalledConnectionIsGivenUpAndSentAgain() {
        exchange.script.add(Trouble.STALL);
        RepositoryClient client = repository
                .builder()
                .network(NetworkSettings.DEFAULT.withAttemptTimeout(Duration.ofMillis(400)))
                .build();

        UploadResult result = client.exchange()
                .upload(outbox, KEY)
                .waitSeconds(0)
                .records(records(4))
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(exchange.stored).hasSize(4);
        assertThat(posts()).hasSizeGreaterThan(1);
    }

    @Test
    void anAnswerInWorkIsFollowedWithLongerAndLongerPauses() {
        exchange.work = 5;
        List<UploadProgress.Phase> phases = new ArrayList<>();

        UploadResult result =
                upload(2).progress(progress -> phases.add(progress.phase())).run();

        assertThat(result.complete()).isTrue();
        assertThat(repository.time.sleeps())
                .containsExactly(
                        Duration.ofMillis(750),
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(12));
        assertThat(EnumSet.copyOf(phases)).isEqualTo(EnumSet.allOf(UploadProgress.Phase.class));
        assertThat(phases).last().isEqualTo(UploadProgress.Phase.ENDED);
    }

    @Test
    void aWatcherThatFailsDoesNotStopTheWork() {
        UploadResult result = upload(2)
                .progress(progress -> {
                    throw new IllegalStateException();
                })
                .run();

        assertThat(result.exitCode()).isZero();
    }

    @Test
    void rejectedRecordsAreNamedByTheirPlaceInTheWholeInput() {
        List<SubmissionRecord> records = new ArrayList<>(records(7));
        records.set(1, record("BAD-KEY-1"));
        records.set(6, record("BAD-KEY-2"));

        UploadResult result = repository
                .client()
                .exchange()
                .upload(outbox, KEY)
                .recordsPerSubmission(3)
                .records(records)
                .run();

        assertThat(result.outcome()).isEqualTo(UploadOutcome.SOME_REJECTED);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.rejected()).extracting(PlacedResult::place).containsExactly(2L, 7L);
        assertThat(result.causes())
                .singleElement()
                .extracting(SubmissionCause::records)
                .isEqualTo(2L);
        assertThat(result.parts()).extracting(UploadedPart::submissionKey).containsExactly(KEY, KEY + ".2", KEY + ".3");
    }

    @Test
    void theInputIsReadNoFasterThanItIsSent() {
        int[] read = new int[1];
        List<Integer> readWhenSent = new ArrayList<>();
        Iterator<SubmissionRecord> input = IntStream.range(0, 100)
                .mapToObj(i -> {
                    read[0]++;
                    return record("CDR-" + (1000 + i));
                })
                .iterator();

        repository
                .client()
                .exchange()
                .upload(outbox, KEY)
                .recordsPerSubmission(10)
                .records(() -> input)
                .progress(progress -> {
                    if (progress.phase() == UploadProgress.Phase.ENDED) {
                        readWhenSent.add(read[0]);
                    }
                })
                .run();

        // One record beyond the part, to know whether there is another part.
        assertThat(readWhenSent).containsExactly(11, 21, 31, 41, 51, 61, 71, 81, 91, 100);
        assertThat(exchange.stored).hasSize(100);
    }

    @Test
    void aKilledUploadGoesOnAtItsCheckpointWhenItIsRunAgain() {
        List<SubmissionRecord> records = records(10);
        Iterator<SubmissionRecord> broken = records.iterator();
        int[] read = new int[1];
        assertThatThrownBy(() -> repository
                        .client()
                        .exchange()
                        .upload(outbox, KEY)
                        .recordsPerSubmission(4)
                        .records(() -> Stream.generate(() -> {
                                    if (++read[0] == 7) {
                                        throw new OutOfMemoryError("killed");
                                    }
                                    return broken.next();
                                })
                                .iterator())
                        .run())
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(posts()).hasSize(1);
        assertThat(repository.client().exchange().outbox(outbox).unfinished()).containsExactly(KEY);
        assertThat(repository.client().exchange().outbox(outbox).resume())
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.complete()).isFalse();
                    assertThat(result.summary()).contains("Run the upload again");
                });

        UploadResult result = repository
                .client()
                .exchange()
                .upload(outbox, KEY)
                .recordsPerSubmission(4)
                .records(records)
                .run();

        assertThat(result.complete()).isTrue();
        assertThat(posts())
                .extracting(sent -> sent.getHeader("Idempotency-Key"))
                .containsExactly(KEY, KEY + ".2", KEY + ".3");
        assertThat(exchange.stored).hasSize(10).doesNotHaveDuplicates();
        assertThat(result.receivedCount()).isEqualTo(10);
    }

    @Test
    void whatAnOutageLeftIsSentByTheNextProcessWithTheSameBytes() throws IOException {
        exchange.always = Trouble.DOWN;
        UploadResult stopped = upload(3).patience(Duration.ofMinutes(5)).run();
        assertThat(stopped.outcome()).isEqualTo(UploadOutcome.NO_CONNECTION);
        assertThat(stopped.exitCode()).isEqualTo(3);
        assertThat(stopped.summary()).contains("unavailable").contains("1 submissions stay in the outbox");
        assertThat(names()).contains(KEY + ".spool");
        exchange.always = Trouble.NONE;

        List<UploadResult> resumed =
                repository.client().exchange().outbox(outbox).resume();

        assertThat(resumed).singleElement().satisfies(result -> {
            assertThat(result.exitCode()).isZero();
            assertThat(result.complete()).isTrue();
        });
        assertThat(posts())
                .extracting(sent -> sent.getHeader("Idempotency-Key") + sent.getHeader("Content-Digest"))
                .containsOnly(KEY + posts().get(0).getHeader("Content-Digest"));
        assertThat(repository.client().exchange().outbox(outbox).unfinished()).isEmpty();
        assertThat(names()).doesNotContain(KEY + ".spool");
    }

    @Test
    void anUploadThatEndedIsNotSentAgain() {
        upload(5).run();

        UploadResult again = upload(5).run();

        assertThat(again.receivedCount()).isEqualTo(5);
        assertThat(posts()).hasSize(1);
        assertThatThrownBy(() -> upload(6).run())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("other records");
    }

    @Test
    void aRefusedBodyMayComeCorrectedUnderTheSameKey() throws IOException {
        exchange.script.add(Trouble.MALFORMED);

        UploadResult refused = upload(3).run();

        assertThat(refused.outcome()).isEqualTo(UploadOutcome.REFUSED);
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(names()).containsExactly("outbox.lock");
        assertThat(upload(4).run().exitCode()).isZero();
    }

    @Test
    void identityAndDelegationAreToldApart() {
        exchange.always = Trouble.UNAUTHENTICATED;
        assertThat(upload(1).run().outcome()).isEqualTo(UploadOutcome.NOT_AUTHENTICATED);
        exchange.always = Trouble.NO_DELEGATION;
        assertThat(upload(1).run().outcome()).isEqualTo(UploadOutcome.REFUSED);
        exchange.always = Trouble.NONE;
        assertThat(upload(1).run().outcome()).isEqualTo(UploadOutcome.ALL_IN);
    }

    @Test
    void anEmptyInputIsSentAndSaysSo() {
        UploadResult result = upload(0).run();

        assertThat(result.outcome()).isEqualTo(UploadOutcome.EMPTY);
        assertThat(result.summary()).isEqualTo("There was no record to send.");
        assertThat(exchange.kept).containsKey(KEY);
    }

    @Test
    void linesOfAFileTravelAsTheyAreAlsoFromACompressedOne() throws IOException {
        Path file = folder.resolve("extract.ndjson");
        Files.writeString(file, "\uFEFF{\"noun\":\"incident\", \"content\":{\"x\":1.10}}\n\r\n{\"second\":\"ü\"}");

        repository.client().exchange().upload(outbox, KEY).lines(file).run();

        assertThat(exchange.stored)
                .containsExactly("{\"noun\":\"incident\", \"content\":{\"x\":1.10}}", "{\"second\":\"ü\"}");
        Path packed = folder.resolve("extract.bin");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("{\"third\":3}\n".getBytes(StandardCharsets.UTF_8));
        }
        repository
                .client()
                .exchange()
                .upload(outbox, "nightly-packed")
                .lines(packed)
                .run();
        assertThat(exchange.stored).contains("{\"third\":3}");
    }

    @Test
    void aFileThatCannotBeDividedIsOneSubmission() throws IOException {
        Path file = folder.resolve("rows.csv");
        Files.writeString(file, "noun,content.localKey\r\nincident,CDR-1\r\nincident,CDR-2\r\n");

        repository
                .client()
                .exchange()
                .upload(outbox, KEY)
                .recordsPerSubmission(1)
                .file(file, SubmissionRequest.CSV)
                .run();

        assertThat(posts()).singleElement().satisfies(sent -> assertThat(sent.getHeader("Content-Type"))
                .isEqualTo("text/csv"));
    }

    @Test
    void theOutboxIsForItsOwnerOnly() throws IOException {
        upload(2).keepSpool().run();

        assertThat(rights(outbox)).isEqualTo("rwx------");
        assertThat(rights(outbox.resolve(KEY + ".spool"))).isEqualTo("rw-------");
        assertThat(rights(outbox.resolve(KEY + ".state.json"))).isEqualTo("rw-------");
        repository.client().exchange().outbox(outbox).forget(KEY);
        assertThat(names()).containsExactly("outbox.lock");
    }

    @Test
    void aSpoolThatWasChangedIsNotSent() throws IOException {
        exchange.always = Trouble.DOWN;
        upload(3).patience(Duration.ZERO).run();
        Files.write(outbox.resolve(KEY + ".spool"), new byte[] {1});
        int before = posts().size();

        assertThatThrownBy(() -> repository.client().exchange().outbox(outbox).resume())
                .isInstanceOf(UsageException.class);
        assertThat(posts()).hasSize(before);
    }

    @Test
    void twoUploadsCannotWorkWithOneOutbox() {
        assertThatThrownBy(() -> upload(1).progress(progress -> {}).records(List.of()))
                .isInstanceOf(UsageException.class);
        Iterable<SubmissionRecord> nested = () -> {
            assertThatThrownBy(() -> repository
                            .client()
                            .exchange()
                            .upload(outbox, "other-key")
                            .records(records(1))
                            .run())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("another upload");
            return records(1).iterator();
        };

        assertThat(repository
                        .client()
                        .exchange()
                        .upload(outbox, KEY)
                        .records(nested)
                        .run()
                        .exitCode())
                .isZero();
    }

    @Test
    void anInterruptedUploadStopsAndTheOutboxKnowsHowToGoOn() {
        exchange.always = Trouble.DOWN;
        Thread worker = Thread.currentThread();
        Upload upload = upload(2).progress(progress -> {
            if (progress.phase() == UploadProgress.Phase.SENDING) {
                worker.interrupt();
            }
        });
        try {
            assertThatThrownBy(upload::run).isInstanceOf(CallInterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(repository.client().exchange().outbox(outbox).unfinished()).containsExactly(KEY);
    }

    @Test
    void aVendorActsForTheSameMemberAfterARestart() {
        exchange.always = Trouble.DOWN;
        upload(1).actingFor("US-XB-ALD").lenient().patience(Duration.ZERO).run();
        exchange.always = Trouble.NONE;

        repository.client().exchange().outbox(outbox).resume();

        LoggedRequest last = posts().get(posts().size() - 1);
        assertThat(last.getUrl()).startsWith("/v1/jurisdictions/US-XB-ALD/");
        assertThat(last.getHeader("Acting-For")).isEqualTo("US-XB-ALD");
        assertThat(last.getHeader("Prefer")).isEqualTo("handling=lenient");
    }

    private Upload upload(int count) {
        return repository.client().exchange().upload(outbox, KEY).records(records(count));
    }

    static List<SubmissionRecord> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("CDR-" + (1000 + i)))
                .toList();
    }

    static SubmissionRecord record(String localKey) {
        return Records.of(IncidentContent.builder().localKey(localKey).build());
    }

    private List<LoggedRequest> posts() {
        return repository.calls().stream()
                .filter(call -> call.getMethod().getName().equals("POST"))
                .toList();
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.map(file -> file.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
