package org.npcs.repository.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.npcs.repository.contract.definition.Definitions;
import org.npcs.repository.contract.definition.Rule;
import org.npcs.repository.contract.definition.Severity;

class PublishedRulesTests {

    static Stream<RuleCases.Case> cases() {
        return RuleCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPublishedCaseBearsItsRuleOut(RuleCases.Case published) {
        List<Finding> own = published.findings().stream()
                .filter(finding -> finding.rule().equals(published.rule().id()))
                .toList();
        if (published.mustPass()) {
            assertThat(own).isEmpty();
        } else {
            assertThat(own).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseOfARuleWithAnExpressionIsStructurallySound(RuleCases.Case published) {
        if (published.rule().assertion() != null) {
            assertThat(published.findings())
                    .filteredOn(finding -> finding.rule().startsWith("STR-"))
                    .isEmpty();
        }
    }

    @Test
    void everyRuleHasCasesOfBothKindsOrSaysWhyNot() {
        assertThat(Definitions.published().rules())
                .filteredOn(rule -> !rule.json().has("untestable"))
                .allSatisfy(rule -> {
                    assertThat(rule.json().path("pass").size()).as(rule.id()).isPositive();
                    assertThat(rule.json().path("fail").size()).as(rule.id()).isPositive();
                });
        assertThat(Definitions.published().rules())
                .filteredOn(rule -> rule.assertion() != null)
                .hasSizeGreaterThan(45)
                .allSatisfy(rule -> assertThat(rule.json().has("untestable")).isFalse());
    }

    @Test
    void aMessageIsAPlainSentenceAboutAnExpectation() {
        assertThat(Definitions.published().rules()).extracting(Rule::message).allSatisfy(message -> {
            assertThat(message).matches("[A-Z].*\\.").doesNotContain("$", "%s");
            // A code of capitals and hyphens is no word; labels are.
            assertThat(message).doesNotContainPattern("\\b[A-Z]{2,}-[A-Z]+\\b");
        });
    }

    @Test
    void anAdvisoryRuleOnlyWarns() {
        assertThat(Definitions.published().rules())
                .filteredOn(rule -> rule.tier() == org.npcs.repository.contract.definition.RuleTier.ADVISORY)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.severity()).isEqualTo(Severity.WARNING));
    }
}
