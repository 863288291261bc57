package org.npcs.repository.server;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.npcs.repository.contract.Contract;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One noun, four trees: the tags of the contract name the folders, packages and facades in all modules. */
class NounParityTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String JAVA = "src/main/java/org/npcs/repository/";
    private static final SortedSet<String> NOUNS = tags();

    @Test
    void thereAreNouns() {
        assertThat(NOUNS).contains("platform", "incident", "review");
    }

    @Test
    void everyNounIsAFolderOfTheContract() throws IOException {
        assertThat(folders("api-spec", folder -> Files.exists(folder.resolve("about.md"))))
                .isEqualTo(NOUNS);
    }

    @Test
    void everyNounIsAPackageOfTheServer() throws IOException {
        assertThat(folders("server/" + JAVA + "server", folder -> Files.isDirectory(folder.resolve("web"))))
                .isEqualTo(NOUNS);
    }

    @Test
    void everyNounIsAFacadeOfTheClient() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("client-sdk/" + JAVA + "client"))) {
            var facades = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z][a-z]+Client\\.java"))
                    .map(name -> name.replace("Client.java", "").toLowerCase(Locale.ROOT))
                    // The door itself, and the asynchronous side of the same door, are no nouns.
                    .filter(name -> !name.equals("repository"))
                    .collect(toCollection(TreeSet::new));
            assertThat(facades).isEqualTo(NOUNS);
        }
    }

    @Test
    void everyNounIsAPackageOfTheSuite() throws IOException {
        var packages = folders("conformance-tests/" + JAVA + "conformance/provider", Files::isDirectory);
        // The foundation has requirements of its own, which may be checked apart from the nouns.
        packages.remove("security");
        assertThat(packages).isEqualTo(NOUNS);
    }

    private static SortedSet<String> tags() {
        return new YAMLMapper()
                .readTree(Contract.openapi())
                .get("tags")
                .valueStream()
                .map((JsonNode tag) -> tag.get("name").asString())
                .collect(toCollection(TreeSet::new));
    }

    private static SortedSet<String> folders(String parent, Predicate<Path> which) throws IOException {
        try (Stream<Path> children = Files.list(ROOT.resolve(parent))) {
            return children.filter(which)
                    .map(child -> child.getFileName().toString())
                    .collect(toCollection(TreeSet::new));
        }
    }
}
