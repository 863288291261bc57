package org.npcs.repository.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** VN-12: clients in other languages are generated from the published 3.0 file and compile without a hand on them. */
class GeneratedClientsTests {

    private static final Path CLIENTS = Path.of("target", "generated-clients");
    private static final int PATIENCE_MINUTES = 10;
    private static final String TYPESCRIPT = "typescript@5.6.3";

    @Test
    void aClientInPythonCompiles() throws Exception {
        assumeTrue(there("python3"), "Python is not here");

        assertThat(run(CLIENTS.resolve("python"), "python3", "-m", "compileall", "-q", "openapi_client"))
                .isEmpty();
        assertThat(CLIENTS.resolve("python/openapi_client/api")).isDirectory();
    }

    @Test
    void aClientInTypeScriptCompilesStrictly() throws Exception {
        Path client = CLIENTS.resolve("typescript");
        assumeTrue(there("npm"), "npm is not here");
        assumeTrue(
                exit(client, "npm", "install", "--silent", "--no-audit", "--no-fund", TYPESCRIPT) == 0,
                "the TypeScript compiler is not to be had");
        Files.writeString(client.resolve("tsconfig.json"), """
                {"compilerOptions": {"target": "ES2020", "module": "ES2020", "moduleResolution": "node", "strict": true,
                  "noEmit": true, "lib": ["ES2020", "DOM"], "types": []}, "include": ["**/*.ts"]}
                """);

        assertThat(run(client, "node", "node_modules/typescript/bin/tsc", "-p", "."))
                .isEmpty();
    }

    @Test
    void aClientInCSharpCompiles() throws Exception {
        assumeTrue(there("dotnet"), "the .NET SDK is not here");

        assertThat(exit(CLIENTS.resolve("csharp"), "dotnet", "build", "--nologo", "-v", "q", "src/Org.OpenAPITools"))
                .isZero();
    }

    private static boolean there(String program) {
        try {
            return exit(Path.of("target"), program, "--version") == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private static int exit(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    /** What a command complains of; nothing when it ends well. */
    private static List<String> run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8).stream()
                    .limit(20)
                    .toList();
            return ended && process.exitValue() == 0 ? List.of() : lines.isEmpty() ? List.of("it failed") : lines;
        } finally {
            Files.delete(said);
        }
    }
}
