package org.npcs.repository.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small: a file that has grown is two things under one name. Comments and blank lines count. */
class SourceTreeTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MODULES =
            List.of("api-spec", "server", "client-sdk", "client-sdk/cli", "conformance-tests");
    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_MEDIAN = 80;

    @Test
    void everyModuleIsMeasured() throws IOException {
        for (String module : MODULES) {
            assertThat(lengths(module)).as(module).hasSizeGreaterThan(15);
        }
    }

    @Test
    void noSourceFileIsLong() throws IOException {
        for (String module : MODULES) {
            assertThat(lengths(module)).as(module).allSatisfy((file, lines) -> assertThat(lines)
                    .as(file.toString())
                    .isLessThanOrEqualTo(LONGEST_FILE));
        }
    }

    @Test
    void halfOfTheSourceFilesAreShort() throws IOException {
        for (String module : MODULES) {
            var sorted = lengths(module).values().stream().sorted().toList();
            assertThat(sorted.get(sorted.size() / 2)).as(module).isLessThanOrEqualTo(LONGEST_MEDIAN);
        }
    }

    private static Map<Path, Integer> lengths(String module) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
            var lengths = new TreeMap<Path, Integer>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                lengths.put(ROOT.relativize(file), Files.readAllLines(file).size());
            }
            return lengths;
        }
    }
}
