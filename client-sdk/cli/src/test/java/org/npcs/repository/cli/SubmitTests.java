package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;
import tools.jackson.databind.JsonNode;

/** A night's extract: sent, told of, receipted. */
@ExtendWith(OneSandbox.class)
class SubmitTests {

    private static final String CANARY = "CANARY-VALUE";

    @TempDir
    private Path directory;

    private Shell shell;
    private String night = "";

    @BeforeEach
    void open(Sandbox sandbox) {
        shell = new Shell(directory).as(sandbox.baseUrl(), "fenwick-nightly");
        night = "night-" + UUID.randomUUID();
    }

    @Test
    void aNightIsSentOnceHoweverOftenItIsStarted() {
        shell.write("night.ndjson", good(2));
        Run first = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", night, "--json");
        assertThat(first.exitCode()).isZero();
        assertThat(first.json().path("in").asInt()).isEqualTo(2);
        Run second = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", night, "--json");
        assertThat(submission(second)).isEqualTo(submission(first));
        Run elsewhere = shell.run("submit", "night.ndjson", "--outbox", "other", "--key", night, "--json");
        assertThat(submission(elsewhere)).isEqualTo(submission(first));
        assertThat(receipts(night)).isEqualTo(1);
        shell.write("night.ndjson", good(3));
        Run another = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", night);
        assertThat(another.exitCode()).isEqualTo(64);
        assertThat(another.err()).contains("a key stands for one input");
    }

    @Test
    void rejectedRecordsAreToldByCauseAndJoinedWithWhatOnlyTheOwnerKnows() {
        assertThat(shell.run("key", "init").exitCode()).isZero();
        shell.write("numbers.txt", "2026-00417\n");
        String key = shell.run("key", "show-local", "numbers.txt", "--json")
                .json()
                .path("items")
                .path(0)
                .path("localKey")
                .asString();
        shell.write("night.ndjson", good(1) + bad(key));
        Run run = shell.run(
                "submit",
                "night.ndjson",
                "--outbox",
                "outbox",
                "--key",
                night,
                "--mapping-version",
                "2026-07",
                "--error-sheet",
                "errors.csv",
                "--case-numbers",
                "numbers.txt",
                "--local-key",
                "local-key.secret");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("1 in", "1 rejected", "STR-CODE");
        assertThat(run.out() + run.err()).doesNotContain(CANARY, "2026-00417");
        assertThat(shell.read("errors.csv")).contains("2026-00417", CANARY, "/child/sex");

        Run results = shell.run("results", night, "--xlsx", "e.xlsx", "--csv", "e.csv");
        assertThat(results.exitCode()).isEqualTo(1);
        assertThat(results.out()).contains(key, "/child/sex").doesNotContain(CANARY);
        assertThat(shell.path("e.xlsx")).isNotEmptyFile();
        assertThat(shell.read("e.csv"))
                .startsWith("localKey,eventMonth,message")
                .doesNotContain(CANARY);
        Run joined = shell.run("results", night, "--error-sheet", "again.csv", "--records", "night.ndjson", "--json");
        assertThat(joined.json().path("rejected")).hasSize(1);
        assertThat(joined.json().path("submission").path("mappingVersion").asString())
                .isEqualTo("2026-07");
        assertThat(shell.read("again.csv")).contains(CANARY);
    }

    @Test
    void aPreviewStoresNothing() {
        String record = good(1);
        shell.write("night.ndjson", record);
        shell.write(
                "night.csv",
                "noun,content.localKey,content.eventDate,content.child.sex\n" + "incident,CDR-" + random()
                        + ",2026-09-14,Q\n");
        assertThat(shell.run("submit", "night.ndjson", "--preview").exitCode()).isZero();
        Run csv = shell.run("submit", "night.csv", "--preview");
        assertThat(csv.exitCode()).isEqualTo(1);
        assertThat(csv.out()).contains("nothing is stored", "STR-CODE");
        Run sent = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", night, "--json");
        assertThat(sent.json()
                        .path("submissions")
                        .path(0)
                        .path("counts")
                        .path("created")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatCouldNotBeSentStaysInTheOutboxAndIsSentLater(Sandbox sandbox) {
        shell.write("night.ndjson", good(2));
        Run unreachable = shell.run(
                "submit",
                "night.ndjson",
                "--outbox",
                "outbox",
                "--key",
                night,
                "--patience",
                "PT0.1S",
                "--base",
                "http://127.0.0.1:1");
        assertThat(unreachable.exitCode()).isEqualTo(3);
        Run wrong = new Shell(directory)
                .as(sandbox.baseUrl(), "fenwick-nightly")
                .set("NPCS_SECRET", "wrong")
                .run("resume", "--outbox", "outbox");
        assertThat(wrong.exitCode()).isEqualTo(2);
        Run sent = shell.run("resume", "--outbox", "outbox", "--json");
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.json().path("items").path(0).path("in").asInt()).isEqualTo(2);
        assertThat(shell.run("resume", "--outbox", "outbox").out()).contains("Nothing was left");
        assertThat(receipts(night)).isEqualTo(1);
    }

    @Test
    void receiptsAreProofOfWhatWasSent() {
        shell.write("night.ndjson", good(1));
        Run sent = shell.run("submit", "night.ndjson", "--outbox", "outbox", "--key", night, "--json");
        String digest = sent.json().path("submissions").path(0).path("digest").asString();
        Run list = shell.run("receipts", "--since", "yesterday", "--pdf", "proof");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("fenwick-nightly", submission(sent), digest);
        assertThat(shell.path("proof/receipt-" + submission(sent) + ".pdf")).isNotEmptyFile();
        assertThat(shell.run("receipts", "--since", "someday").exitCode()).isEqualTo(64);
    }

    @Test
    void refusalsHaveTheirExitCodes(Sandbox sandbox) {
        shell.write("night.ndjson", good(1));
        assertThat(shell.run("results", UUID.randomUUID().toString()).exitCode())
                .isEqualTo(4);
        assertThat(shell.run("results", "no-such-key-of-anybody").exitCode()).isEqualTo(4);
        assertThat(shell.run("submit", "night.ndjson").exitCode()).isEqualTo(64);
        assertThat(shell.run("submit", "night.txt", "--outbox", "outbox", "--key", night)
                        .exitCode())
                .isEqualTo(64);
        Run rightless = new Shell(directory)
                .as(sandbox.baseUrl(), "fenwick-analyst")
                .run("submit", "night.ndjson", "--outbox", "o", "--key", night);
        assertThat(rightless.exitCode()).isEqualTo(2);
        Run vendor = new Shell(directory)
                .as(sandbox.baseUrl(), "lantern")
                .run("submit", "night.ndjson", "--outbox", "p", "--key", night, "--acting-for", "US-XA");
        assertThat(vendor.exitCode()).isEqualTo(4);
    }

    @Test
    void aTerminalSeesProgressAndASchedulerDoesNot() {
        shell.write("night.ndjson", good(2));
        assertThat(shell.run("submit", "night.ndjson", "--outbox", "a", "--key", night)
                        .err())
                .isEmpty();
        assertThat(shell.watched()
                        .run("submit", "night.ndjson", "--outbox", "b", "--key", night)
                        .err())
                .contains("part 1: records [##############################] 100 % 2 of 2");
    }

    @Test
    void aPeriodIsAttestedAndSaidWhatItStartsFrom() {
        String period = "2019-0" + (1 + Math.floorMod(night.hashCode(), 9));
        assertThat(shell.run("attest", period).exitCode()).isEqualTo(4);
        Run none = shell.run("attest", period, "--status", "none-to-report");
        assertThat(none.exitCode()).isZero();
        assertThat(none.out()).contains(period + " is none-to-report, version 1");
        Run blind = shell.run("attest", period, "--status", "reported", "--count", "3");
        assertThat(blind.exitCode()).isEqualTo(4);
        assertThat(blind.err()).contains("--expected-version");
        assertThat(shell.run(
                                "attest",
                                period,
                                "--status",
                                "cannot-report",
                                "--reason",
                                "system-outage",
                                "--expected-version",
                                "1")
                        .exitCode())
                .isZero();
        assertThat(shell.run("attest", period, "--json").json().path("state").asString())
                .isEqualTo("cannot-report");
        assertThat(shell.run("attest", period, "--status", "bogus", "--expected-version", "2")
                        .exitCode())
                .isEqualTo(1);
    }

    private int receipts(String key) {
        int found = 0;
        for (JsonNode one :
                shell.run("receipts", "--since", "yesterday", "--json").json().path("items")) {
            found += one.path("submissionKey").asString().equals(key) ? 1 : 0;
        }
        return found;
    }

    private static String submission(Run run) {
        return run.json().path("submissions").path(0).path("id").asString();
    }

    private static String good(int records) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < records; i++) {
            lines.append("{'noun':'incident','content':{'localKey':'CDR-")
                    .append(random())
                    .append("','eventDate':'2026-09-14'}}\n");
        }
        return lines.toString();
    }

    private static String bad(String localKey) {
        return "{'noun':'incident','content':{'localKey':'" + localKey + "','eventDate':'2026-09-14','child':{'sex':'"
                + CANARY + "'}}}\n";
    }

    /** Letters only, so that nothing looks like a number of somebody. */
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
