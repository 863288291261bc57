package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, alone, in a directory that knows nothing of the project. Runs after packaging. */
class OneJarChecks {

    private static final Path JAR =
            Path.of(System.getProperty("npcs.jar", "target/npcs.jar")).toAbsolutePath();

    @TempDir
    private Path directory;

    private record Run(int exitCode, String out, String err) {}

    @Test
    void itTellsItsCommandsAndItsVersion() throws IOException, InterruptedException {
        Run help = run("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: npcs", "watch", "Exit codes:");
        assertThat(help.err()).isEmpty();
        assertThat(run("--version").out()).contains("npcs 1.").doesNotContain("unpackaged");
        assertThat(run("completion").out()).contains("_complete_npcs");
    }

    @Test
    void itValidatesAFileAndExplainsWhatItFound() throws IOException, InterruptedException {
        Files.writeString(
                directory.resolve("night.ndjson"),
                "{\"noun\":\"incident\",\"content\":{\"localKey\":\"CDR-JAR1\",\"eventDate\":\"2026-09-14\"}}\n"
                        + "{\"noun\":\"incident\",\"content\":{\"localKey\":\"CDR-JAR2\",\"child\":{\"sex\":\"Q\"}}}\n");
        Run run = run("validate", "night.ndjson");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("STR-CODE", "2 records: 1 would be accepted, 1 rejected.");
        assertThat(run.err()).isEmpty();
        assertThat(run("explain", "STR-CODE").exitCode()).isZero();
        assertThat(run("mapping", "init", "--from", "night.ndjson").exitCode()).isZero();
    }

    @Test
    void itTellsFailuresOnceAndWithoutALog() throws IOException, InterruptedException {
        Run run = run("doctor", "--base", "http://127.0.0.1:1");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("connection", "failed");
        assertThat(run.err()).isEmpty();
        assertThat(run("no-such-command").exitCode()).isEqualTo(64);
    }

    @Test
    void itCarriesTheListOfWhatItIsMadeOf() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getEntry("META-INF/sbom/npcs-cli.cdx.json")).isNotNull();
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("org/junit") || name.startsWith("org/springframework"));
        }
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(directory, "out", "");
        Path err = Files.createTempFile(directory, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NPCS_") || name.equals("JAVA_TOOL_OPTIONS"));
        int exitCode = builder.start().waitFor();
        return new Run(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
