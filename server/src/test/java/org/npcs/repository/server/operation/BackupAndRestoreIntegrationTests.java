package org.npcs.repository.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.server.running.Samples;
import org.npcs.repository.server.running.Waiting;

/** The drill of an operator: back up while members write, lose everything, restore, and find everything again. */
class BackupAndRestoreIntegrationTests {

    private static final String ALDER = "/v1/jurisdictions/US-XB-ALD/";
    private static final String KEYS = "/v1/clients/alder-nightly/keys/";
    /** With each start the repository makes keysets that owners will need, and chains what was not chained yet. */
    private static final List<String> OWN_WORK =
            List.of("flyway_schema_history", "owner_keyset", "audit_link", "audit_head");

    @TempDir
    Path directory;

    @Test
    void whatWasLostIsThereAgainAndWhatWasEndedStaysEnded() throws Exception {
        var data = directory.resolve("lost");
        var backup = directory.resolve("backup");
        Map<String, String> rows;
        String head;
        String withdrawn;
        try (var installation = Installation.on(data)) {
            put(installation, "ALD-KEPT01");
            withdrawn = put(installation, "ALD-GONE01");
            withdraw(installation, withdrawn);
            endAKeyAndAClient(installation);
            writeMeanwhile(installation, () -> OnlineBackup.take(installation.jdbc(), data, backup));
            installation.settledRows();
            head = installation.sealedHead("US-XB-ALD");
            rows = installation.settledRows();
            // What is committed until now reaches a server that streams its log; here it is copied once more.
            OnlineBackup.remove(backup);
            OnlineBackup.take(installation.jdbc(), data, backup);
        }
        Files.copy(Path.of(data + ".key"), Path.of(backup + ".key"));
        OnlineBackup.remove(data);
        Files.delete(Path.of(data + ".key"));

        try (var restored = Installation.on(backup)) {
            var found = restored.rows();
            OWN_WORK.forEach(table -> {
                rows.remove(table);
                found.remove(table);
            });
            assertThat(found).isEqualTo(rows);
            assertThat(restored.texts("SELECT sequence || ' ' || encode(digest, 'hex') FROM audit_link"
                            + " WHERE jurisdiction = 'US-XB-ALD' ORDER BY sequence"))
                    .as("the head that was kept elsewhere")
                    .contains(head);
            var verified = restored.post("alder-counsel", ALDER + "audit-verifications", "{}");
            assertThat(verified.body().path("holds").asBoolean())
                    .as(verified.body().toString())
                    .isTrue();

            var kept = restored.get("alder-nightly", ALDER + "incidents/ALD-KEPT01");
            assertThat(kept.body().has("unavailable"))
                    .as("keys still open what is sealed")
                    .isFalse();
            assertThat(kept.body().at("/content/publicNoticeDate").asString("")).isEqualTo("2026-09-17");
            assertThat(restored.get("alder-nightly", ALDER + "incidents/ALD-GONE01")
                            .status())
                    .as("what was withdrawn stays withdrawn")
                    .isEqualTo(410);
            assertThat(restored.text("SELECT count(*)::text FROM record_key WHERE record_id = '" + withdrawn + "'"))
                    .isEqualTo("0");
            assertThat(restored.get("alder-admin", KEYS + "ended")
                            .body()
                            .path("state")
                            .asString(""))
                    .isEqualTo("revoked");
            assertThat(restored.get("alder-reviewer", "/v1/me").status())
                    .as("who was suspended stays suspended")
                    .isEqualTo(403);
            put(restored, "ALD-AFTER1");
        }
    }

    private static String put(Installation installation, String key) {
        var stored = installation.put(
                "alder-nightly",
                ALDER + "incidents/" + key,
                Samples.incident(key).put("publicNoticeDate", "2026-09-17"));
        assertThat(stored.status()).as(stored.body().toString()).isEqualTo(201);
        return stored.body().path("id").asString();
    }

    private static void withdraw(Installation installation, String incident) {
        var asked = installation.post(
                "alder-counsel",
                ALDER + "withdrawals",
                "{\"scope\":\"incident\",\"incidentId\":\"" + incident + "\",\"reason\":\"family-request\"}");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        var address = ALDER + "withdrawals/" + asked.body().path("id").asString();
        installation.post("alder-counsel", address + "/transitions", "{\"to\":\"confirmed\"}");
        Waiting.until(() -> installation
                .get("alder-counsel", address)
                .body()
                .path("state")
                .asString("")
                .equals("certified"));
    }

    private static void endAKeyAndAClient(Installation installation) {
        var published = installation.put("alder-admin", KEYS + "ended", Samples.example("client-key"));
        assertThat(published.status()).as(published.body().toString()).isEqualTo(201);
        installation.post("alder-admin", KEYS + "ended/transitions", "{\"to\":\"revoked\"}");
        assertThat(installation
                        .post("alder-admin", "/v1/clients/alder-reviewer/transitions", "{\"to\":\"suspended\"}")
                        .status())
                .isEqualTo(200);
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Takes a step while a member goes on writing, which must not fail meanwhile. */
    private static void writeMeanwhile(Installation installation, Step step) throws Exception {
        var done = new AtomicBoolean();
        var written = new AtomicInteger();
        var writing = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                put(installation, "ALD-MEAN" + (1000 + written.getAndIncrement()));
            }
        });
        Waiting.until(() -> written.get() > 2);
        step.take();
        done.set(true);
        writing.join();
    }
}
