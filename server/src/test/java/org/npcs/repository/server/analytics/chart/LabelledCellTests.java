package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelledCellTests {

    @Test
    void aHiddenCellHasNoNumber() {
        var hidden = LabelledCell.hidden("a", "suppressed-small", "not shown");
        assertThat(hidden.value()).isNull();
        assertThat(hidden.most()).isNull();
        assertThat(hidden.middle()).isNull();
    }

    @Test
    void aRangeIsShadedByItsMiddleAndScaledByItsEnd() {
        var range = LabelledCell.between("a", 11, 15);
        assertThat(range.middle()).isEqualTo(13);
        assertThat(range.most()).isEqualTo(15);
        assertThat(range.value()).isNull();
    }

    @Test
    void aCellIsOneThingOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelledCell("a", null, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelledCell("a", 1.0, null, null, "x", "why"));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelledCell("a", null, null, null, "x", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelledCell("a", 1.0, 0.5, null, null, null));
    }

    @Test
    void figuresAreFiniteAndInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelledCell.exactly("a", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelledCell.exactly("a", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelledCell.between("a", 5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelledCell.between("a", 5, Double.POSITIVE_INFINITY));
    }

    @Test
    void aHeatMapIsFull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap(
                        "t", "v", CellFormat.NUMBER, List.of("one"), List.of(new HeatRow("r", List.of())), List.of()));
    }
}
