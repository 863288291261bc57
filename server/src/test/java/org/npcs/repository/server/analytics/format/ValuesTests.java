package org.npcs.repository.server.analytics.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTests {

    @Test
    void theEmptyTextIsNull() {
        assertThat(value(ColumnType.TEXT, "")).isNull();
    }

    @Test
    void textLosesWhatNotEveryFormHolds() {
        assertThat(value(ColumnType.TEXT, "a\r\nb\rc\u0000\uD800\uFFFF\uD83D\uDE00"))
                .isEqualTo("a\nb\nc\uFFFD\uFFFD\uFFFD\uD83D\uDE00");
    }

    @Test
    void wholeNumbersOfAnySizeBecomeLong() {
        assertThat(value(ColumnType.INTEGER, (short) 3)).isEqualTo(3L);
        assertThat(value(ColumnType.INTEGER, BigInteger.TEN)).isEqualTo(10L);
        assertThatThrownBy(() -> value(ColumnType.INTEGER, BigInteger.TWO.pow(64)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.500,1.5", "1E+3,1000", "0E-20,0", "-0.000000000001,-0.000000000001"})
    void aDecimalIsPlain(BigDecimal given, String plain) {
        assertThat(value(ColumnType.DECIMAL, given)).isEqualTo(new BigDecimal(plain));
    }

    @Test
    void aDoubleIsRoundedToTheScaleAndAnExactNumberIsNot() {
        assertThat(value(ColumnType.DECIMAL, 1 / 3d)).isEqualTo(new BigDecimal("0.333333333333"));
        assertThatThrownBy(() -> value(ColumnType.DECIMAL, new BigDecimal("1e-13")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value(ColumnType.DECIMAL, new BigDecimal("1e26")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> value(ColumnType.DECIMAL, Double.NaN)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void anInstantHasMicroseconds() {
        assertThat(value(ColumnType.INSTANT, Instant.parse("2026-01-01T00:00:00.123456789Z")))
                .hasToString("2026-01-01T00:00:00.123456Z");
    }

    @Test
    void aCellOfAnotherTypeIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> value(ColumnType.DATE, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRequiredCellAndTheNumberOfCellsAreChecked() {
        var column = Column.of("a", ColumnType.TEXT, "A", "a").required().build();
        assertThatThrownBy(() -> Values.of(column, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Values.of(column, "")).isInstanceOf(IllegalArgumentException.class);
        var head = new TableHead("t", "T", "d", List.of(column), Map.of(), List.of());
        assertThatThrownBy(() -> Values.of(head, List.of("1", "2"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable Object value(ColumnType type, Object cell) {
        return Values.of(Column.of("a", type, "A", "a").build(), cell);
    }
}
