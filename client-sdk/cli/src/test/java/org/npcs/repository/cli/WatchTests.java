package org.npcs.repository.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.client.RepositoryClient;
import org.npcs.repository.client.SubmissionQuery;
import org.npcs.repository.sandbox.Sandbox;

/** Files are dropped into a directory, and none is lost or sent twice, whatever happens in between. */
@ExtendWith(OneSandbox.class)
class WatchTests {

    private static final String[] ONCE = {"watch", "drop", "--once", "--settle", "PT0S", "--patience", "PT0.1S"};

    private static final int FILES = 6;

    /** The file, its digest, what became of it, and its receipt. */
    private static final int FILES_OF_A_DROP = 4;

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open(Sandbox sandbox) throws IOException {
        shell = new Shell(directory).as(sandbox.baseUrl(), "fenwick-nightly");
        Files.createDirectory(shell.path("drop"));
    }

    /** A kill leaves no time for anything; this only ends the code that runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatIsInGoesToDoneAndWhatSomebodyMustLookAtToFailed() throws IOException {
        shell.write("drop/good.ndjson", record("1"));
        shell.write("drop/mixed.jsonl", record("1") + record("Q"));
        shell.write("drop/empty.ndjson", "");
        shell.write("drop/broken.json", "no json");
        Files.write(shell.path("drop/cut.ndjson.gz"), cutInTheMiddle(record("1")));
        shell.write(
                "drop/table.csv",
                "noun,content.localKey,content.eventDate,content.child.sex\nincident,CDR-" + random()
                        + ",2026-09-14,Q\n");
        shell.write("drop/notes.txt", "nothing for us");
        shell.write("drop/.hidden.ndjson", record("1"));
        Run run = shell.run(ONCE);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(names("done"))
                .containsExactly(
                        "good.ndjson", "good.ndjson.receipt-1.pdf", "good.ndjson.result.json", "good.ndjson.sha256");
        assertThat(names("failed"))
                .contains("mixed.jsonl", "mixed.jsonl.errors.csv", "mixed.jsonl.receipt-1.pdf")
                .contains("empty.ndjson.result.json", "broken.json.result.json", "cut.ndjson.gz.result.json")
                .contains("table.csv.errors.csv");
        assertThat(names("")).contains("notes.txt", ".hidden.ndjson").doesNotContain("good.ndjson", "mixed.jsonl");
        assertThat(text("failed", "mixed.jsonl.errors.csv")).contains("/child/sex,Q,STR-CODE");
        assertThat(text("failed", "broken.json.result.json")).contains("malformed-batch");
        assertThat(shell.run(ONCE).exitCode()).isZero();
    }

    @Test
    void aWatchThatIsKilledBetweenSubmissionAndMoveDoesNotSubmitTwice() throws IOException {
        shell.write("drop/night.ndjson", record("1") + record("2"));
        String key;
        try (RepositoryClient client = shell.session().client()) {
            try (DropFolder folder = DropFolder.open(shell.path("drop"))) {
                DropDelivery killed = delivery(client, folder, () -> {
                    throw new Killed();
                });
                assertThatThrownBy(() -> WatchCommand.sweep(folder, arrivals(), killed))
                        .isInstanceOf(Killed.class);
                List<Drop> claimed = folder.claimed();
                assertThat(claimed).hasSize(1);
                key = claimed.get(0).key();
            }
            assertThat(sent(client, key)).isEqualTo(1);
            assertThat(names("done")).isEmpty();

            assertThat(shell.run(ONCE).exitCode()).isZero();

            assertThat(sent(client, key)).isEqualTo(1);
            assertThat(sentSince(client)).filteredOn(sent -> sent.equals(key)).hasSize(1);
        }
        assertThat(names("done")).contains("night.ndjson", "night.ndjson.receipt-1.pdf");
        assertThat(folders("done")).containsExactly(key);
        assertThat(names(".npcs/taken")).isEmpty();
    }

    @Test
    @Timeout(120)
    void aProcessThatIsKilledAgainAndAgainSendsEachFileOnce(Sandbox sandbox) throws IOException, InterruptedException {
        Files.createDirectory(shell.path("drop/done"));
        String name = "kill" + random();
        for (int i = 0; i < FILES; i++) {
            shell.write("drop/" + name + "-" + i + ".ndjson", record("1"));
        }
        for (int done = 0; done < FILES; done += 2) {
            Process process = watchingProcess(sandbox);
            while (process.isAlive() && names("done").size() / FILES_OF_A_DROP <= done) {
                Thread.sleep(20);
            }
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
        }
        assertThat(shell.run(ONCE).exitCode()).isZero();
        assertThat(names("failed")).isEmpty();
        assertThat(names("done")).filteredOn(file -> file.endsWith(".ndjson")).hasSize(FILES);
        try (RepositoryClient client = shell.session().client()) {
            assertThat(sentSince(client))
                    .filteredOn(key -> key.contains(name))
                    .containsExactlyInAnyOrderElementsOf(folders("done"));
        }
    }

    private Process watchingProcess(Sandbox sandbox) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.npcs.repository.cli.Npcs",
                        "watch",
                        "drop",
                        "--settle",
                        "PT0S",
                        "--every",
                        "PT0.1S")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shell.path("printed.txt").toFile());
        builder.environment().put("NPCS_BASE", sandbox.baseUrl());
        builder.environment().put("NPCS_CLIENT_ID", "fenwick-nightly");
        builder.environment().put("NPCS_SECRET", "fenwick-nightly-sandbox-secret");
        return builder.start();
    }

    @Test
    void aWatchThatIsKilledWithTheRepositoryOutOfReachLosesNothing(Sandbox sandbox) throws IOException {
        shell.write("drop/night.ndjson", record("1"));
        shell.write("drop/later.ndjson", record("1"));
        String[] unreachable = {
            "watch", "drop", "--once", "--settle", "PT0S", "--patience", "PT0.1S", "--base", "http://127.0.0.1:1"
        };
        Run run = shell.run(unreachable);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is kept and tried again");
        assertThat(names(".npcs/taken"))
                .filteredOn(name -> name.endsWith(".ndjson"))
                .hasSize(1);
        assertThat(names("")).filteredOn(name -> name.endsWith(".ndjson")).hasSize(1);
        assertThat(names("failed")).isEmpty();
        Run stranger = new Shell(directory)
                .as("http://127.0.0.1:1", "fenwick-nightly")
                .set("NPCS_BASE", sandbox.baseUrl())
                .set("NPCS_SECRET", "wrong")
                .run(ONCE);
        assertThat(stranger.exitCode()).isEqualTo(2);
        assertThat(shell.run(ONCE).exitCode()).isZero();
        assertThat(names("done")).contains("night.ndjson", "later.ndjson");
    }

    @Test
    void aKillBetweenTheFolderAndTheFileLeavesTheFileWhereItWasDropped() throws IOException {
        shell.write("drop/night.ndjson", record("1"));
        Files.createDirectories(shell.path("drop/.npcs/taken/20261101T000000000-00000000-night"));
        assertThat(shell.run(ONCE).exitCode()).isZero();
        assertThat(names("done")).contains("night.ndjson");
        assertThat(folders(".npcs/taken")).isEmpty();
    }

    @Test
    void theSameFileDroppedAgainIsSentAgain() throws IOException {
        String record = record("1");
        shell.write("drop/night.ndjson", record);
        assertThat(shell.run(ONCE).exitCode()).isZero();
        shell.write("drop/night.ndjson", record);
        assertThat(shell.run(ONCE).exitCode()).isZero();
        assertThat(folders("done")).hasSize(2);
    }

    @Test
    void aFileThatIsStillWrittenIsLeftAlone() throws IOException {
        Path file = shell.write("drop/night.ndjson", record("1"));
        Arrivals patient = new Arrivals(Duration.ofHours(1), null);
        try (DropFolder folder = DropFolder.open(shell.path("drop"))) {
            assertThat(patient.complete(folder)).isEmpty();
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
            List<Arrivals.Arrival> complete = patient.complete(folder);
            assertThat(complete).hasSize(1);
            Files.writeString(file, record("2").replace('\'', '"'));
            assertThat(folder.claim(complete.get(0))).isNull();
            assertThat(file).exists();
            assertThat(folder.claimed()).isEmpty();
        }
    }

    @Test
    void aFileThatIsChangedAfterItWasTakenIsShownToAPerson() throws IOException {
        shell.write("drop/night.ndjson", record("1"));
        try (RepositoryClient client = shell.session().client();
                DropFolder folder = DropFolder.open(shell.path("drop"))) {
            assertThatThrownBy(() -> WatchCommand.sweep(folder, arrivals(), delivery(client, folder, () -> {
                        throw new Killed();
                    })))
                    .isInstanceOf(Killed.class);
            Files.writeString(folder.claimed().get(0).file(), record("2").replace('\'', '"'));
        }
        assertThat(shell.run(ONCE).exitCode()).isEqualTo(64);
        assertThat(text("failed", "night.ndjson.result.json")).contains("changed after it was taken");
        assertThat(names("done")).isEmpty();
    }

    @Test
    void aMarkerSaysThatAFileIsComplete() throws IOException {
        shell.write("drop/night.ndjson", record("1"));
        String[] marked = {"watch", "drop", "--once", "--marker", ".ok"};
        assertThat(shell.run(marked).exitCode()).isZero();
        assertThat(names("done")).isEmpty();
        shell.write("drop/night.ndjson.ok", "");
        assertThat(shell.run(marked).exitCode()).isZero();
        assertThat(names("done")).contains("night.ndjson");
        assertThat(names("")).doesNotContain("night.ndjson.ok");
    }

    @Test
    void oneProcessWatchesADirectory() {
        try (DropFolder folder = DropFolder.open(shell.path("drop"))) {
            assertThat(folder.claimed()).isEmpty();
            assertThat(shell.run(ONCE).exitCode()).isEqualTo(64);
        }
        assertThat(shell.run("watch", "none", "--once").exitCode()).isEqualTo(64);
    }

    private static byte[] cutInTheMiddle(String lines) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(lines.getBytes(UTF_8));
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    }

    private DropDelivery delivery(RepositoryClient client, DropFolder folder, Runnable beforeMove) {
        return new DropDelivery(shell.session(), client, folder, Duration.ofMinutes(1), null, beforeMove);
    }

    private static Arrivals arrivals() {
        return new Arrivals(Duration.ZERO, null);
    }

    private static long sent(RepositoryClient client, String key) {
        return client.exchange().submissions(SubmissionQuery.ALL.submissionKey(key)).stream()
                .count();
    }

    /** The keys of all submissions of the last minutes, so that one under another key would be seen. */
    private static List<String> sentSince(RepositoryClient client) {
        return client
                .exchange()
                .submissions(SubmissionQuery.ALL.receivedFrom(Instant.now().minus(Duration.ofMinutes(5))))
                .stream()
                .map(said -> said.submissionKey())
                .toList();
    }

    private List<String> folders(String name) throws IOException {
        try (Stream<Path> folders = Files.list(shell.path("drop").resolve(name))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The names of the files in a directory, or in the folders in it. */
    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.walk(shell.path("drop").resolve(name), name.isEmpty() ? 1 : 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private String text(String name, String file) throws IOException {
        try (Stream<Path> files = Files.walk(shell.path("drop").resolve(name))) {
            return Files.readString(
                    files.filter(one -> one.endsWith(file)).findFirst().orElseThrow());
        }
    }

    private static String record(String sex) {
        return "{'noun':'incident','content':{'localKey':'CDR-" + random()
                + "','eventDate':'2026-09-14','child':{'sex':'" + sex + "'}}}\n";
    }

    private static String random() {
        StringBuilder letters = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(16)
                .forEach(c -> letters.append((char) ('A' + Character.digit(c, 16))));
        return letters.toString();
    }
}
