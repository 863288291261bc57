package org.npcs.repository.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.sandbox.Sandbox;

/** What people copy from the README runs, one process a line. */
@ExtendWith(OneSandbox.class)
class ReadmeTests {

    private static final String BEGIN = "## Every command, with the sandbox\n\n```bash\n";
    private static final int PATIENCE_MINUTES = 10;

    @TempDir
    private Path directory;

    @Test
    void everyExampleRuns(Sandbox sandbox) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not here");
        String readme = Files.readString(Path.of("README.md"));
        String block = readme.substring(readme.indexOf(BEGIN) + BEGIN.length());
        String examples = block.substring(0, block.indexOf("```")).replace("http://127.0.0.1:8080", sandbox.baseUrl());
        String script = """
            npcs() {
              '%s' -XX:TieredStopAtLevel=1 -cp "$CLASS_PATH" org.npcs.repository.cli.Npcs "$@"
              local code=$?
              echo "$code npcs $*" >> codes.txt
              return $code
            }
            """.formatted(Path.of(System.getProperty("java.home"), "bin", "java"));
        Files.writeString(directory.resolve("examples.sh"), script + examples);
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "examples.sh")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("printed.txt").toFile());
        builder.environment().put("CLASS_PATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

        String printed = Files.readString(directory.resolve("printed.txt"));
        List<String> codes = Files.readAllLines(directory.resolve("codes.txt"));
        assertThat(codes).as(printed).hasSizeGreaterThan(25).allMatch(line -> line.matches("[01] npcs .*"));
        for (String command : List.of("doctor", "submit", "watch", "results", "receipts", "export", "chart", "audit")) {
            assertThat(codes).anyMatch(line -> line.contains(" npcs " + command));
        }
        assertThat(codes).contains("0 npcs doctor", "0 npcs whoami", "1 npcs validate night.ndjson");
        assertThat(printed).doesNotContain("Exception", "sandbox-secret");
    }
}
