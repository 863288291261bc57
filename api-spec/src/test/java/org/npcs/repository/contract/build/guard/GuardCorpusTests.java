package org.npcs.repository.contract.build.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.npcs.repository.contract.build.ContractFixture;
import org.npcs.repository.contract.build.bundle.Bundler;
import org.npcs.repository.contract.build.bundle.ContractTree;
import org.npcs.repository.contract.build.release.Artifact;

/** The guard is judged by edits whose effect is known, made at every place of the fixture and of the real contract. */
class GuardCorpusTests {

    private static List<Mutation> corpus = List.of();

    @BeforeAll
    static void mutateTheFixtureAndTheContract(@TempDir Path folder) {
        corpus = new ArrayList<>(mutationsOf(ContractFixture.goodIn(folder).tree()));
        corpus.addAll(mutationsOf(new ContractTree(Path.of("").toAbsolutePath())));
    }

    @Test
    void everyBreakingEditIsCaughtAndNoHarmlessOneIsFlagged() {
        Classifier guard = Classifier.withAllRules();
        assertThat(corpus)
                .filteredOn(mutation -> !mutation.isJudgedRightlyBy(guard))
                .extracting(
                        m -> m.name() + " at " + m.at() + ": expected " + m.expected() + ", found " + m.findings(guard))
                .isEmpty();
    }

    @Test
    void theCorpusIsLargeAndHoldsEverySortOfEdit() {
        assertThat(corpus).hasSizeGreaterThan(5_000);
        assertThat(corpus.stream().filter(m -> m.expected().stream().anyMatch(e -> e.level() == Level.BREAKING)))
                .hasSizeGreaterThan(2_000);
        assertThat(corpus.stream().filter(m -> m.expected().stream().noneMatch(e -> e.level() == Level.BREAKING)))
                .hasSizeGreaterThan(2_000);
    }

    @Test
    void everyRuleIsNeededByTheCorpus() {
        assertThat(Classifier.allRules())
                .filteredOn(rule -> corpus.stream().allMatch(m -> m.isJudgedRightlyBy(without(rule))))
                .extracting(GuardRule::id)
                .as("rules whose removal nobody would notice")
                .isEmpty();
    }

    @Test
    void aWrongLevelOfAnyRuleFailsTheCorpus() {
        assertThat(Classifier.allRules())
                .filteredOn(rule -> corpus.stream().allMatch(m -> m.isJudgedRightlyBy(withWrongLevel(rule))))
                .extracting(GuardRule::id)
                .isEmpty();
    }

    @Test
    void everyRuleHasOneNameAndASentence() {
        assertThat(Classifier.allRules()).extracting(GuardRule::id).doesNotHaveDuplicates();
        assertThat(Classifier.allRules())
                .allSatisfy(rule -> assertThat(rule.sentence()).endsWith("."));
    }

    private static List<Mutation> mutationsOf(ContractTree tree) {
        Release release =
                Release.of(Artifact.of(tree, Bundler.bundle(tree)).frozen().files());
        List<Mutation> mutations = new ArrayList<>();
        mutations.addAll(SchemaMutations.of(release.document()));
        mutations.addAll(OperationMutations.of(release.document()));
        mutations.addAll(DocumentMutations.of(release.document()));
        mutations.addAll(DataMutations.of(release.data()));
        return mutations;
    }

    private static Classifier without(GuardRule rule) {
        return new Classifier(Classifier.allRules().stream()
                .filter(other -> !other.equals(rule))
                .toList());
    }

    private static Classifier withWrongLevel(GuardRule rule) {
        Level wrong = rule.level() == Level.BREAKING ? Level.ADDITIVE : Level.BREAKING;
        return new Classifier(Classifier.allRules().stream()
                .map(other ->
                        other.equals(rule) ? new GuardRule(rule.id(), wrong, rule.sentence(), rule.matches()) : other)
                .toList());
    }
}
