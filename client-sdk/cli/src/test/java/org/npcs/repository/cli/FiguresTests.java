package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.cli.Shell.Run;
import org.npcs.repository.sandbox.Sandbox;

/** Rows as files, and charts. */
@ExtendWith(OneSandbox.class)
class FiguresTests {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void open(Sandbox sandbox) {
        shell = new Shell(directory).as(sandbox.baseUrl(), "fenwick-analyst");
    }

    @Test
    void anExportIsAskedForOnceAndGoesOnWhereItStopped() throws IOException {
        String key = "export-" + UUID.randomUUID();
        Run asked = shell.run("export", "--key", key, "--json");
        assertThat(asked.exitCode()).isZero();
        assertThat(asked.json().path("files")).isEmpty();
        String id = asked.json().path("export").path("id").asString();

        Run again = shell.run("export", "--key", key, "--out", "rows", "--json");
        assertThat(again.json().path("export").path("id").asString()).isEqualTo(id);
        String whole = shell.read("rows/incidents.csv");
        assertThat(whole.lines().count() - 1)
                .isEqualTo(again.json().path("export").path("rowsDone").asLong());

        Files.move(shell.path("rows/incidents.csv"), shell.path("rows/incidents.csv.part"));
        Files.writeString(shell.path("rows/incidents.csv.part"), whole.substring(0, whole.length() / 2));
        Run onward = shell.run("export", "--id", id, "--out", "rows");
        assertThat(onward.exitCode()).isZero();
        assertThat(onward.out()).contains("digest checked");
        assertThat(shell.read("rows/incidents.csv")).isEqualTo(whole);

        Files.writeString(shell.path("rows/incidents.csv"), whole.replace(',', ';'));
        assertThat(shell.run("export", "--id", id, "--out", "rows").exitCode()).isZero();
        assertThat(shell.read("rows/incidents.csv")).isEqualTo(whole);
    }

    @Test
    void anExportThatIsNotThereOrCannotBeIsRefused(Sandbox sandbox) {
        assertThat(shell.run("export", "--id", UUID.randomUUID().toString()).exitCode())
                .isEqualTo(4);
        assertThat(shell.run("export", "--kind", "no-such-kind").exitCode()).isEqualTo(1);
        assertThat(shell.run("export", "--id", "no-identifier").exitCode()).isEqualTo(64);
        assertThat(new Shell(directory)
                        .as(sandbox.baseUrl(), "fenwick-nightly")
                        .run("export")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void aChartIsAPictureOrItsFigures() {
        Run drawn = shell.run("chart", "control", "--measure", "near-fatality", "--own", "US-XB", "--out", "c.svg");
        assertThat(drawn.exitCode()).isZero();
        assertThat(shell.read("c.svg")).contains("<svg", "<title");
        Run figures = shell.run("chart", "run", "--measure", "near-fatality", "--own", "US-XB", "--json");
        assertThat(figures.json().path("why").asString()).isNotEmpty();
        assertThat(figures.json().path("points")).isNotEmpty();
    }

    @Test
    void aChartOfNothingIsUsage() {
        assertThat(shell.run("chart", "pie", "--measure", "near-fatality", "--out", "c.svg")
                        .exitCode())
                .isEqualTo(64);
        assertThat(shell.run("chart", "control", "--out", "c.svg").exitCode()).isEqualTo(64);
        assertThat(shell.run("chart", "control", "--measure", "near-fatality").exitCode())
                .isEqualTo(64);
        Run others = shell.run("chart", "control", "--measure", "near-fatality", "--own", "US-XA", "--out", "c.svg");
        assertThat(others.exitCode()).isEqualTo(4);
        assertThat(shell.path("c.svg")).doesNotExist();
    }
}
