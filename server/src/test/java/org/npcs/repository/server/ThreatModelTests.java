package org.npcs.repository.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model beside the contract names what stands here, and nothing that does not. */
class ThreatModelTests {

    private static final Path SOURCES = Path.of("src/main/java/org/npcs/repository/server");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");
    private static final Pattern PACKAGE = Pattern.compile("`((?:[a-z]+\\.)?[a-z]+)`");
    private static final List<String> GUARDING = List.of(
            "audit",
            "security",
            "sharing",
            "platform/database",
            "platform/encryption",
            "platform/guard",
            "platform/problem");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        List<String> there;
        try (Stream<Path> files = Files.walk(TESTS)) {
            there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
        assertThat(named(TEST)).isNotEmpty().isSubsetOf(there);
    }

    @Test
    void everyPackageThatGuardsSomethingIsNamed() throws IOException {
        for (String guarding : GUARDING) {
            try (Stream<Path> folders = Files.walk(SOURCES.resolve(guarding))) {
                var packages = folders.filter(Files::isDirectory)
                        .map(folder -> SOURCES.relativize(folder).toString().replace('/', '.'))
                        .filter(name -> !name.endsWith(".web"))
                        .toList();
                assertThat(named(PACKAGE)).containsAll(packages);
            }
        }
    }

    private static List<String> named(Pattern what) throws IOException {
        return what.matcher(Files.readString(Path.of("../api-spec/THREAT-MODEL.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
