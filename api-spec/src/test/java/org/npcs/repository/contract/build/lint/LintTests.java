package org.npcs.repository.contract.build.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.bundle.ContractTree;

class LintTests {

    @TempDir
    Path folder;

    static List<String> badFixtures() {
        return ContractFixture.badNames();
    }

    @Test
    void theGoodContractBreaksNoRule() {
        assertThat(violations(ContractFixture.goodIn(folder).tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badFixtures")
    void aBadContractBreaksExactlyTheRuleItIsNamedAfter(String fixture) {
        List<Violation> violations =
                violations(ContractFixture.goodIn(folder).breakBy(fixture).tree());
        assertThat(violations)
                .extracting(v -> v.rule().id())
                .as("%s", violations)
                .containsOnly(rule(fixture));
    }

    @Test
    void everyRuleHasABadFixtureAndEveryFixtureARule() {
        Set<String> proven = badFixtures().stream().map(LintTests::rule).collect(Collectors.toSet());
        assertThat(Lint.catalogue())
                .extracting(LintRule::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(proven);
    }

    @Test
    void everyRuleIsASentenceWithASource() {
        assertThat(Lint.catalogue()).allSatisfy(rule -> {
            assertThat(rule.sentence()).endsWith(".").hasSizeLessThan(130);
            assertThat(rule.source()).isNotBlank();
        });
    }

    @Test
    void theReadmeListsEveryRuleAndEveryExtensionKeyword() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Lint.catalogue()).allSatisfy(rule -> assertThat(readme)
                .contains("| `" + rule.id() + "` | " + rule.sentence() + " | " + rule.source() + " |"));
        assertThat(ExtensionKeyword.values())
                .allSatisfy(keyword -> assertThat(readme).contains(keyword.row()));
    }

    @Test
    void aViolationNamesTheAuthoredFile() {
        List<Violation> violations = violations(
                ContractFixture.goodIn(folder).breakBy("property-example").tree());
        assertThat(violations.get(0).place()).startsWith("incident/schemas/Place.yaml ");
    }

    @Test
    void aNewMajorVersionCannotShipUnderTheOldPaths() {
        List<Violation> violations = violations(ContractFixture.goodIn(folder)
                .set("openapi.yaml", "/info/version", "2.0.0")
                .set("platform/changelog.yaml", "/releases/0/version", "2.0.0")
                .tree());
        assertThat(violations).extracting(v -> v.rule().id()).containsOnly("major-in-path");
    }

    @Test
    void aDocumentOfOpenApi32IsNotReadByTheToolChainYet() {
        List<Violation> violations = violations(ContractFixture.goodIn(folder)
                .set("openapi.yaml", "/openapi", "3.2.0")
                .tree());
        assertThat(violations).extracting(v -> v.rule().id()).containsExactly("document-parses");
    }

    private static String rule(String fixture) {
        return fixture.replaceAll("--.*", "");
    }

    private static List<Violation> violations(ContractTree tree) {
        return Lint.check(tree, Bundler.bundle(tree));
    }
}
