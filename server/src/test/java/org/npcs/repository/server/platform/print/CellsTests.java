package org.npcs.repository.server.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatLooksLikeAFormulaIsMadeText(String cell) {
        assertThat(Cells.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CDR-7Q2M4X9A", "a=b", "/child/sex"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(Cells.harmless(cell)).isEqualTo(cell);
    }
}
