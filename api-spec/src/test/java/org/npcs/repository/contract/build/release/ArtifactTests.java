package org.npcs.repository.contract.build.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.yaml.Yaml;

class ArtifactTests {

    @TempDir
    Path folder;

    private ContractFixture contract;

    @BeforeEach
    void copyTheGoodContract() {
        contract = ContractFixture.goodIn(folder.resolve("tree"));
    }

    @Test
    void twoBuildsInTwoPlacesGiveTheSameBytes() throws IOException {
        artifact().writeTo(folder.resolve("one"));
        ContractFixture elsewhere = ContractFixture.goodIn(folder.resolve("another/tree"));
        Artifact.of(elsewhere.tree(), Bundler.bundle(elsewhere.tree())).writeTo(folder.resolve("two"));
        List<Path> files = filesIn(folder.resolve("one"));
        assertThat(files).isEqualTo(filesIn(folder.resolve("two"))).hasSizeGreaterThan(8);
        for (Path file : files) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
    }

    @Test
    void theDigestsAreThoseOfTheFiles() {
        Artifact artifact = artifact();
        String digests = text(artifact, "openapi.sha256");
        assertThat(digests.lines()).hasSize(artifact.files().size() - 2).allSatisfy(line -> {
            String[] parts = line.split(" {2}", 2);
            assertThat(parts[0]).isEqualTo(Digest.sha256(bytes(artifact, parts[1])));
        });
        assertThat(text(artifact, "contract.properties"))
                .isEqualTo("version=1.0.0\nsha256=" + Digest.sha256(bytes(artifact, "openapi.yaml")) + "\n");
    }

    @Test
    void theDigestOfNothingIsTheKnownOne() {
        assertThat(Digest.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void requirementsOfAllNounsAreJoined() {
        contract.write("review/requirements.yaml", "requirements:\n  - id: REV-001\n");
        List<Object> joined = Yaml.list(Yaml.map(Yaml.parse(text(artifact(), "requirements.yaml"), "joined"))
                .get("requirements"));
        assertThat(joined)
                .extracting(entry -> Yaml.map(entry).get("id"))
                .containsExactly("INC-001", "INC-002", "INC-003", "REV-001");
    }

    @Test
    void theIndexNamesAllReferenceData() {
        assertThat(Yaml.parse(text(artifact(), "definition/index.yaml"), "index"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("ruleSetVersion", "1.0.0"),
                        Map.entry("instruments", List.of("toy/1", "toy/2")),
                        Map.entry(
                                "code-systems",
                                List.of(
                                        "incident-kind",
                                        "measure-basis",
                                        "measure-direction",
                                        "measure-kind",
                                        "measure-role",
                                        "outcome-domain")),
                        Map.entry("elements", List.of("incident")),
                        Map.entry("rules", List.of("incident")),
                        Map.entry("crosswalks", List.of("toy-1-to-2")),
                        Map.entry("dimensions", List.of("incident")),
                        Map.entry("tables", List.of("tables")),
                        Map.entry("case-definitions", List.of("incident")),
                        Map.entry("disclosure-rules", List.of("2026-1")),
                        Map.entry("research-rules", List.of("2026-1")),
                        Map.entry("agreement-policies", List.of("2026-1")),
                        Map.entry("measures", List.of("toy-ratio/1", "toy-share/1")),
                        Map.entry("reference-series", List.of("toy-table")),
                        Map.entry("culture-instruments", List.of("toy-culture/1")),
                        Map.entry("bundles", List.of("toy/1")),
                        Map.entry("learning-rules", List.of("2026-1"))));
    }

    @Test
    void referenceDataThatIsGoneFromTheTreeIsGoneFromTheOutput() throws IOException {
        Path output = folder.resolve("output");
        artifact().writeTo(output);
        Files.delete(folder.resolve("tree/definition/rules/incident.yaml"));
        artifact().writeTo(output);
        assertThat(output.resolve("definition/rules/incident.yaml")).doesNotExist();
        assertThat(output.resolve("definition/elements/incident.yaml")).exists();
    }

    @Test
    void aReleaseKeepsWhatCannotBeDerived() {
        assertThat(artifact().frozen().files().keySet())
                .containsExactly(
                        "definition/agreement-policies/2026-1.yaml",
                        "definition/bundles/toy/1.yaml",
                        "definition/case-definitions/incident.yaml",
                        "definition/code-systems/incident-kind.yaml",
                        "definition/code-systems/measure-basis.yaml",
                        "definition/code-systems/measure-direction.yaml",
                        "definition/code-systems/measure-kind.yaml",
                        "definition/code-systems/measure-role.yaml",
                        "definition/code-systems/outcome-domain.yaml",
                        "definition/crosswalks/toy-1-to-2.yaml",
                        "definition/culture-instruments/toy-culture/1.yaml",
                        "definition/dimensions/incident.yaml",
                        "definition/disclosure-rules/2026-1.yaml",
                        "definition/elements/incident.yaml",
                        "definition/instruments/toy/1.yaml",
                        "definition/instruments/toy/2.yaml",
                        "definition/learning-rules/2026-1.yaml",
                        "definition/measures/toy-ratio/1.yaml",
                        "definition/measures/toy-share/1.yaml",
                        "definition/reference-series/toy-table.yaml",
                        "definition/research-rules/2026-1.yaml",
                        "definition/rules/incident.yaml",
                        "definition/tables/tables.yaml",
                        "errors.yaml",
                        "openapi.yaml",
                        "release.sha256",
                        "requirements.yaml");
    }

    private Artifact artifact() {
        return Artifact.of(contract.tree(), Bundler.bundle(contract.tree()));
    }

    private static String text(Artifact artifact, String name) {
        return new String(bytes(artifact, name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Artifact artifact, String name) {
        return Objects.requireNonNull(artifact.files().get(name), name);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
