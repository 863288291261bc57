package org.npcs.repository.server.analytics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTests {

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.001, 0", "1.5, 1.5", "1.05, 1.05", "-12.346, -12.35", "-0.07, -0.07", "100, 100", "2.999, 3"
    })
    void coordinatesAreShort(double value, String printed) {
        assertThat(Numbers.coordinate(value)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.5|0|0", "1.5|0|2", "1234567.891|2|1,234,567.89", "-1234|0|-1,234", "-999|0|-999", "0.1|3|0.100"
            })
    void numbersHaveCommasAndRoundHalfToEven(double value, int decimals, String printed) {
        assertThat(Numbers.fixed(value, decimals)).isEqualTo(printed);
    }

    @Test
    void decimalsFollowTheLargestValue() {
        assertThat(ValueFormat.of(false, DoubleStream.of(1, 22)).print(22)).isEqualTo("22");
        assertThat(ValueFormat.of(false, DoubleStream.of(1.5, 22)).print(22)).isEqualTo("22.0");
        assertThat(ValueFormat.of(false, DoubleStream.of(0.01234)).print(0.01234))
                .isEqualTo("0.0123");
        assertThat(ValueFormat.of(false, DoubleStream.of(1234.5)).print(1234.5)).isEqualTo("1,234");
        assertThat(ValueFormat.of(true, DoubleStream.of(0.123)).print(0.123)).isEqualTo("12.3 %");
    }

    @Test
    void ticksAreRoundAndHoldEveryValue() {
        assertThat(Axis.ofPositions(94.2, 96.6)).isEqualTo(new Axis(94, 97, 0.5));
        assertThat(Axis.ofPositions(3, 9).from()).isZero();
        assertThat(Axis.ofLengths(0)).isEqualTo(new Axis(0, 1, 0.2));
        assertThat(Axis.ofPositions(-5, 5).from()).isLessThanOrEqualTo(-5);
    }

    @Test
    void textIsWrappedAndCutToItsRoom() {
        assertThat(TextWidth.wrap("one two three four", 12, 60))
                .allSatisfy(line -> assertThat(TextWidth.of(line, 12)).isLessThanOrEqualTo(60));
        assertThat(TextWidth.fit("short", 12, 100)).isEqualTo("short");
        assertThat(TextWidth.fit("averyverylongword", 12, 60)).endsWith("…");
    }
}
