package org.npcs.repository.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalysisCatalogueTests {

    private static final AnalysisCatalogue CATALOGUE = Definitions.published().analysis();
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyTableHasKnownDimensionsAndFindsItselfByItsIdentifier() {
        assertThat(CATALOGUE.tables()).hasSizeGreaterThanOrEqualTo(9).allSatisfy(table -> {
            assertThat(CATALOGUE.table(table.id())).contains(table);
            assertThat(table.keys())
                    .allSatisfy(id -> assertThat(CATALOGUE.dimension(id)).isPresent());
            assertThat(table.dimensions())
                    .allSatisfy(id -> assertThat(CATALOGUE.dimension(id)).isPresent());
            assertThat(table.pooled()).contains(List.of());
        });
        assertThat(CATALOGUE.tables()).extracting(AnalysisTable::id).isSorted();
        assertThat(CATALOGUE.table("rates")).isEmpty();
    }

    @Test
    void onlyTrendTellsPanelsApart() {
        assertThat(CATALOGUE.tables())
                .filteredOn(AnalysisTable::panels)
                .extracting(AnalysisTable::id)
                .containsExactly("trend");
    }

    @Test
    void raceIsToldOfSeveralMembersTogetherAloneAndNeverWithoutItsCaution() {
        Dimension race = CATALOGUE.dimension("race").orElseThrow();
        assertThat(race.pooledOnly()).isTrue();
        assertThat(race.caution()).contains("nothing about risk");
        assertThat(CATALOGUE.dimensions())
                .filteredOn(Dimension::pooledOnly)
                .extracting(Dimension::id)
                .containsExactly("race");
    }

    @Test
    void aDimensionWithCodesSaysWhereNothingIsGiven() {
        Dimension kind = CATALOGUE.dimension("kind").orElseThrow();
        assertThat(kind.codes()).endsWith("not-given", "withheld-by-owner");
        assertThat(CATALOGUE.dimension("item").orElseThrow().codes()).isEmpty();
    }

    @Test
    void theRulesInForceAwaitNoDecisionAndTellTheirNumbersByName() {
        DisclosureRuleSet rules = CATALOGUE.rulesInForce();
        assertThat(rules.id()).isEqualTo("2026-1");
        assertThat(rules.number("hiddenUpTo")).isEqualTo(10);
        assertThat(rules.share("largestShare")).isEqualTo(0.5);
        assertThat(rules.contentHash()).matches("[0-9a-f]{64}");
        // The version of the file is that of the method, which the interface tells by the identifier.
        var told = rules.json();
        told.remove("version");
        Contract.assertFits("DisclosureRules", told);
    }

    @Test
    void theRulesOfResearchTellTheirNumbersAndVariablesByName() {
        var rules = CATALOGUE.researchRulesInForce();
        assertThat(CATALOGUE.researchRules()).contains(rules);
        assertThat(rules.number("leastAlike")).isEqualTo(5);
        assertThat(rules.share("mostLeftOut")).isEqualTo(0.05);
        assertThat(rules.variable("ageBand").orElseThrow().levels()).endsWith("all");
        assertThat(rules.variable("county")).isEmpty();
        var told = rules.json().put("contentHash", rules.contentHash());
        told.remove("version");
        Contract.assertFits("ResearchRules", told);
    }

    @Test
    void aCaseDefinitionIsPublishedAsItsSchemaSays() {
        assertThat(CATALOGUE.caseDefinitions()).isNotEmpty().allSatisfy(one -> {
            Contract.assertFits("CaseDefinition", one.json());
            assertThat(CATALOGUE.caseDefinition(one.id())).contains(one);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // id | kind | content | whether it is a case
                "near-fatality | near-fatality | {} | true",
                "near-fatality | fatality | {} | false",
                "near-fatality | - | {} | false",
                "critical-incident | - | {} | true",
                "under-four | fatality | {\"child\":{\"ageYears\":3}} | true",
                "under-four | fatality | {\"child\":{\"ageYears\":4}} | false",
                "under-four | fatality | {\"child\":{\"ageYears\":\"3\"}} | false",
                "under-four | fatality | {} | false",
                "open-case-fatality | fatality | {\"involvement\":{\"openCase\":\"1\"}} | true",
                "open-case-fatality | fatality | {\"involvement\":{\"openCase\":\"2\"}} | false",
                "open-case-fatality | fatality | {\"involvement\":{}} | false",
                "open-case-fatality | near-fatality | {\"involvement\":{\"openCase\":\"1\"}} | false",
                "infant-sleep-related-death | fatality | {\"child\":{\"ageYears\":0},\"suidCategory\":\"U-FACT\"} | true",
                "infant-sleep-related-death | fatality | {\"child\":{\"ageYears\":0}} | false",
                "infant-sleep-related-death | fatality | {\"child\":{\"ageYears\":1},\"suidCategory\":\"U-FACT\"} | false"
            })
    void anIncidentIsACaseWhenAllConditionsHold(String id, @Nullable String kind, String content, boolean matches) {
        JsonNode incident = JSON.readTree(content);
        assertThat(CATALOGUE.caseDefinition(id).orElseThrow().matches(kind, incident))
                .isEqualTo(matches);
    }

    @Test
    void aBundleTellsItsElementsByKeyAndThatNobodyPublishedThem() {
        var bundle = CATALOGUE.bundle("zero-to-three", "1").orElseThrow();
        assertThat(CATALOGUE.bundles()).contains(bundle);
        assertThat(CATALOGUE.bundle("zero-to-three", "99")).isEmpty();
        assertThat(bundle.elements()).hasSize(5).doesNotHaveDuplicates();
        assertThat(bundle.json().path("provenance").asString()).isEqualTo("inferred");
        Contract.assertFits("BundleVersion", bundle.json());
    }
}
