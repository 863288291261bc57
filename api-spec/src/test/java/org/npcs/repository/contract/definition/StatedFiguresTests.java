package org.npcs.repository.contract.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatedFiguresTests {

    @Test
    void onlyTheThreeTablesOfStatementsTellThem() {
        assertThat(Definitions.published().analysis().tables())
                .filteredOn(StatedFigures::tell)
                .extracting(AnalysisTable::id)
                .containsExactly(StatedFigures.BUNDLE, StatedFigures.LEARNING, StatedFigures.OUTCOMES);
    }

    @Test
    void noMeasureThatTheRepositoryCountsIsStated() {
        assertThat(StatedFigures.measures()).isNotEmpty().noneMatch(Measure::computed);
        assertThat(StatedFigures.measures()).extracting(Measure::id).contains("vacancy", "exits-to-entries");
    }

    @Test
    void onlyAProportionHasAShare() {
        assertThat(StatedFigures.share("vacancy")).isTrue();
        assertThat(StatedFigures.share("exits-to-entries")).isFalse();
        assertThat(StatedFigures.share("fatality-rate-population")).isFalse();
    }

    @Test
    void theElementsOfABundleEndWithAllOfThem() {
        assertThat(StatedFigures.elements("zero-to-three")).hasSize(6).endsWith(StatedFigures.ALL_OR_NONE);
        assertThat(StatedFigures.elements("other")).isEmpty();
        assertThat(StatedFigures.label("bundleElement", StatedFigures.ALL_OR_NONE))
                .startsWith("All");
        assertThat(StatedFigures.label("bundle", "other")).isEqualTo("other");
        assertThat(StatedFigures.label("measure", "vacancy")).isNotEqualTo("vacancy");
    }
}
