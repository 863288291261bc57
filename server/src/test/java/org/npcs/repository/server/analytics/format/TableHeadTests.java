package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableHeadTests {

    @Test
    void labelsStandBesideTheirCodes() {
        var table = HostileTable.of(1, 40).withLabels();
        assertThat(table.head().names())
                .containsExactly(
                        "cause_code",
                        "cause_label",
                        "n",
                        "n_status_code",
                        "n_status_label",
                        "share",
                        "day",
                        "at",
                        "text",
                        "never");
        assertThat(table.head().column("n").status()).isEqualTo("n_status_code");
        assertThat(table.rows())
                .extracting(row -> row.get(0) + ":" + row.get(1))
                .contains("007:Other", "=2:null");
    }

    @Test
    void aNameThatEndsInCodeIsNotLengthened() {
        var head = head(Column.of("cause_code", ColumnType.CODE, "Cause", "c").build());
        assertThat(new Labels(head).head().names()).containsExactly("cause_code", "cause_label");
    }

    @Test
    void twoColumnsOfOneNameAndAReasonInNoColumnAreRefused() {
        var a = Column.of("a", ColumnType.TEXT, "A", "a").build();
        assertThatThrownBy(() -> head(a, a)).isInstanceOf(IllegalArgumentException.class);
        var b = Column.of("b", ColumnType.TEXT, "B", "b").status("none").build();
        assertThatThrownBy(() -> head(b)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDigestDependsOnRowsAndColumnsAndNotOnFacts() {
        var table = HostileTable.of(3, 50);
        var digest = Digests.of(table);
        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(Digests.of(new DataTable(table.head().with(Fact.DIGEST, digest), table.rows())))
                .isEqualTo(digest);
        assertThat(Digests.of(HostileTable.of(4, 50))).isNotEqualTo(digest);
        assertThat(Digests.of(table.withLabels())).isNotEqualTo(digest);
    }

    private static TableHead head(Column... columns) {
        return new TableHead("t", "T", "d", List.of(columns), Map.of(), List.of());
    }
}
