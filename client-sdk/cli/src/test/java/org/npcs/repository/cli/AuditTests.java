package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;

/** The trail is walked on the own machine. */
@ExtendWith(OneSandbox.class)
class AuditTests {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open(Sandbox sandbox) {
        shell = new Shell(directory).as(sandbox.baseUrl(), "fenwick-admin");
    }

    @Test
    void aTrailHoldsAgainstTheHeadsThatWereKept() {
        assertThat(shell.run("audit", "head").exitCode()).isZero();
        assertThat(shell.run("audit", "head").exitCode()).isZero();
        assertThat(shell.read("audit-heads.txt").lines()).hasSize(2);
        Run walked = shell.run("audit", "verify", "--heads", "audit-heads.txt", "--json");
        assertThat(walked.exitCode()).isZero();
        assertThat(walked.json().path("holds").asBoolean()).isTrue();
        assertThat(walked.json().path("heads").asInt()).isEqualTo(2);
        assertThat(walked.json().path("entries").asLong()).isPositive();
    }

    @Test
    void aHeadThatNobodySignedOrOfAnotherTrailIsAFinding(Sandbox sandbox) {
        shell.write("forged.txt", "eyJhbGciOiJFZERTQSJ9.eyJzZXF1ZW5jZSI6MX0.c2lnbmF0dXJl\n");
        Run forged = shell.run("audit", "verify", "--heads", "forged.txt");
        assertThat(forged.exitCode()).isEqualTo(1);
        assertThat(forged.err()).contains("No known key signed", "talk to the operator");
        assertThat(new Shell(directory)
                        .as(sandbox.baseUrl(), "cedar-admin")
                        .run("audit", "head", "--keep", "cedar.txt")
                        .exitCode())
                .isZero();
        assertThat(shell.run("audit", "verify", "--heads", "cedar.txt").exitCode())
                .isEqualTo(1);
        assertThat(shell.set("NPCS_CLIENT_ID", "fenwick-nightly")
                        .set("NPCS_SECRET", "fenwick-nightly-sandbox-secret")
                        .run("audit", "verify")
                        .exitCode())
                .isEqualTo(2);
    }
}
